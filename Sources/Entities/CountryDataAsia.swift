// `Korea` and `Korean` are left to neither Korea. Jerusalem and Tel Aviv name themselves only: the status of the one is
// disputed, and neither stands for a government without saying so; the same holds for East Jerusalem. Ramallah is the
// seat of the Palestinian Authority. `Male` would match the common word. Aden is the seat of Yemen's recognised
// government, not its capital. Taiwan is not in UN M49 by name; it stands with its neighbours in Eastern Asia, and its
// official name is its own, not the ISO list's. Astana was Nur-Sultan from 2019 to 2022.
let asiaTable = """
    KZ|KAZ|398|143|Kazakhstan|Republic of Kazakhstan|Astana=Nur-Sultan|Kazakh(s);Kazakhstani(s)|
    KG|KGZ|417|143|Kyrgyzstan|Kyrgyz Republic|Bishkek|Kyrgyz;Kyrgyzstani(s)|
    TJ|TJK|762|143|Tajikistan|Republic of Tajikistan|Dushanbe|Tajik(s);Tajikistani(s)|
    TM|TKM|795|143|Turkmenistan||Ashgabat|Turkmen;Turkmens|
    UZ|UZB|860|143|Uzbekistan|Republic of Uzbekistan|Tashkent|Uzbek(s);Uzbekistani(s)|
    CN|CHN|156|30|China|People's Republic of China|Beijing=Peking|Chinese|PRC
    HK|HKG|344|30|Hong Kong|Hong Kong Special Administrative Region of China||Hongkonger(s);Hong Konger(s)|
    MO|MAC|446|30|Macau|Macao Special Administrative Region of China||Macanese|Macao
    KP|PRK|408|30|North Korea|Democratic People's Republic of Korea|Pyongyang|North Korean(s);!Korean(s)|DPRK;D.P.R.K.;!Korea
    JP|JPN|392|30|Japan||Tokyo|Japanese|
    MN|MNG|496|30|Mongolia||Ulaanbaatar=Ulan Bator|Mongolian(s)|
    KR|KOR|410|30|South Korea|Republic of Korea|Seoul|South Korean(s);!Korean(s)|ROK;R.O.K.;!Korea
    TW|TWN|158|30|Taiwan|Republic of China (Taiwan)|Taipei|Taiwanese|
    BN|BRN|096|35|Brunei|Brunei Darussalam|Bandar Seri Begawan|Bruneian(s)|
    KH|KHM|116|35|Cambodia|Kingdom of Cambodia|Phnom Penh|Cambodian(s)|
    ID|IDN|360|35|Indonesia|Republic of Indonesia|Jakarta|Indonesian(s)|
    LA|LAO|418|35|Laos|Lao People's Democratic Republic|Vientiane|Laotian(s);Lao|
    MY|MYS|458|35|Malaysia||Kuala Lumpur;Putrajaya|Malaysian(s)|
    MM|MMR|104|35|Myanmar|Republic of the Union of Myanmar|Naypyidaw=Naypyitaw=Nay Pyi Taw|Burmese|Burma
    PH|PHL|608|35|Philippines|Republic of the Philippines|Manila|Philippine;Filipino(s);Filipina(s)|The Philippines
    SG|SGP|702|35|Singapore|Republic of Singapore|Singapore|Singaporean(s)|
    TH|THA|764|35|Thailand|Kingdom of Thailand|Bangkok|Thai(s)|
    TL|TLS|626|35|East Timor|Democratic Republic of Timor-Leste|Dili|East Timorese;Timorese|Timor-Leste;Timor Leste
    VN|VNM|704|35|Vietnam|Socialist Republic of Vietnam|Hanoi|Vietnamese|Viet Nam
    AF|AFG|004|34|Afghanistan|Islamic Republic of Afghanistan|Kabul|Afghan(s)|
    BD|BGD|050|34|Bangladesh|People's Republic of Bangladesh|Dhaka|Bangladeshi(s)|
    BT|BTN|064|34|Bhutan|Kingdom of Bhutan|Thimphu|Bhutanese|
    IN|IND|356|34|India|Republic of India|New Delhi=Delhi|Indian(s)|
    IR|IRN|364|34|Iran|Islamic Republic of Iran|Tehran=Teheran|Iranian(s)|
    MV|MDV|462|34|Maldives|Republic of Maldives|Malé=!Male|Maldivian(s)|The Maldives
    NP|NPL|524|34|Nepal|Federal Democratic Republic of Nepal|Kathmandu|Nepali(s);Nepalese|
    PK|PAK|586|34|Pakistan|Islamic Republic of Pakistan|Islamabad|Pakistani(s)|
    LK|LKA|144|34|Sri Lanka|Democratic Socialist Republic of Sri Lanka|Colombo;Sri Jayawardenepura Kotte|Sri Lankan(s)|
    AM|ARM|051|145|Armenia|Republic of Armenia|Yerevan|Armenian(s)|
    AZ|AZE|031|145|Azerbaijan|Republic of Azerbaijan|Baku|Azerbaijani(s);Azeri(s)|
    BH|BHR|048|145|Bahrain|Kingdom of Bahrain|Manama|Bahraini(s)|
    CY|CYP|196|145|Cyprus|Republic of Cyprus|Nicosia|Cypriot(s)|
    GE|GEO|268|145|Georgia||Tbilisi|Georgian(s)|
    IQ|IRQ|368|145|Iraq|Republic of Iraq|Baghdad|Iraqi(s)|
    IL|ISR|376|145|Israel|State of Israel|!Jerusalem=!Tel Aviv|Israeli(s)|
    JO|JOR|400|145|Jordan|Hashemite Kingdom of Jordan|Amman|Jordanian(s)|
    KW|KWT|414|145|Kuwait|State of Kuwait|Kuwait City|Kuwaiti(s)|
    LB|LBN|422|145|Lebanon|Lebanese Republic|Beirut|Lebanese|
    OM|OMN|512|145|Oman|Sultanate of Oman|Muscat|Omani(s)|
    QA|QAT|634|145|Qatar|State of Qatar|Doha|Qatari(s)|
    SA|SAU|682|145|Saudi Arabia|Kingdom of Saudi Arabia|Riyadh|Saudi(s);Saudi Arabian(s)|KSA
    PS|PSE|275|145|Palestine|State of Palestine|Ramallah=!East Jerusalem|Palestinian(s)|Palestinian Territories
    SY|SYR|760|145|Syria|Syrian Arab Republic|Damascus|Syrian(s)|
    TR|TUR|792|145|Turkey|Republic of Türkiye|Ankara|Turkish;Turk(s)|Türkiye;Turkiye;Republic of Turkey
    AE|ARE|784|145|United Arab Emirates||Abu Dhabi|Emirati(s)|UAE;U.A.E.;The United Arab Emirates
    YE|YEM|887|145|Yemen|Republic of Yemen|Sanaa=Sana'a=!Aden|Yemeni(s)|
    """
