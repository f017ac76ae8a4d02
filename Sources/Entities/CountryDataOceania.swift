// Norfolk Island's Kingston leaves its name to Jamaica's. West Island is a direction as well. Nauru has no capital in
// law: Yaren is where its government sits. Antarctica belongs to no region of UN M49 and stands here for company.
let oceaniaTable = """
    AU|AUS|036|53|Australia|Commonwealth of Australia|Canberra|Australian(s);Aussie(s)|
    CX|CXR|162|53|Christmas Island||Flying Fish Cove|Christmas Islander(s)|
    CC|CCK|166|53|Cocos Islands|Cocos (Keeling) Islands|!West Island|Cocos Islander(s)|Keeling Islands
    HM|HMD|334|53|Heard Island and McDonald Islands||||
    NZ|NZL|554|53|New Zealand||Wellington|New Zealander(s)|NZ;N.Z.;Aotearoa
    NF|NFK|574|53|Norfolk Island||!Kingston|Norfolk Islander(s)|
    FJ|FJI|242|54|Fiji|Republic of Fiji|Suva|Fijian(s)|
    NC|NCL|540|54|New Caledonia||Nouméa=Noumea|New Caledonian(s)|
    PG|PNG|598|54|Papua New Guinea|Independent State of Papua New Guinea|Port Moresby|Papua New Guinean(s)|PNG
    SB|SLB|090|54|Solomon Islands||Honiara|Solomon Islander(s)|The Solomon Islands;Solomons
    VU|VUT|548|54|Vanuatu|Republic of Vanuatu|Port Vila|Ni-Vanuatu;Vanuatuan(s)|
    GU|GUM|316|57|Guam||Hagåtña=Hagatna|Guamanian(s)|
    KI|KIR|296|57|Kiribati|Republic of Kiribati|South Tarawa=Tarawa|I-Kiribati|
    MH|MHL|584|57|Marshall Islands|Republic of the Marshall Islands|Majuro|Marshallese;Marshall Islander(s)|The Marshall Islands
    FM|FSM|583|57|Micronesia|Federated States of Micronesia|Palikir|Micronesian(s)|FSM
    NR|NRU|520|57|Nauru|Republic of Nauru|Yaren|Nauruan(s)|
    MP|MNP|580|57|Northern Mariana Islands|Commonwealth of the Northern Mariana Islands|Saipan|Northern Mariana Islander(s)|Northern Marianas
    PW|PLW|585|57|Palau|Republic of Palau|Ngerulmud=Melekeok|Palauan(s)|
    UM|UMI|581|57|US Minor Outlying Islands|United States Minor Outlying Islands|||U.S. Minor Outlying Islands
    AS|ASM|016|61|American Samoa||Pago Pago|American Samoan(s)|
    CK|COK|184|61|Cook Islands||Avarua|Cook Islander(s)|The Cook Islands
    PF|PYF|258|61|French Polynesia||Papeete|French Polynesian(s)|
    NU|NIU|570|61|Niue||Alofi|Niuean(s)|
    PN|PCN|612|61|Pitcairn Islands|Pitcairn|Adamstown|Pitcairn Islander(s)|Pitcairn Island
    WS|WSM|882|61|Samoa|Independent State of Samoa|Apia|Samoan(s)|Western Samoa
    TK|TKL|772|61|Tokelau|||Tokelauan(s)|
    TO|TON|776|61|Tonga|Kingdom of Tonga|Nuku'alofa=Nukualofa|Tongan(s)|
    TV|TUV|798|61|Tuvalu||Funafuti|Tuvaluan(s)|
    WF|WLF|876|61|Wallis and Futuna||Mata-Utu=Mata Utu|Wallisian(s);Futunan(s)|
    AQ|ATA|010|10|Antarctica|||Antarctic|
    """
