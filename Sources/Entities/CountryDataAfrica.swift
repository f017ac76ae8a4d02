// `Congo` and `Congolese` are left to neither of the two Congos: desks differ in which one they mean. `Central African`
// is also a part of the continent. Gitega took over from Bujumbura in 2019; both are kept, since stories are of all
// years. Victoria, Jamestown and Saint-Denis are better known as names of people and of other towns. Cities that are no
// capitals in law (Abidjan, Cotonou, Dar es Salaam) name only themselves.
let africaTable = """
    DZ|DZA|012|15|Algeria|People's Democratic Republic of Algeria|Algiers|Algerian(s)|
    EG|EGY|818|15|Egypt|Arab Republic of Egypt|Cairo|Egyptian(s)|
    LY|LBY|434|15|Libya||Tripoli|Libyan(s)|
    MA|MAR|504|15|Morocco|Kingdom of Morocco|Rabat|Moroccan(s)|
    SD|SDN|729|15|Sudan|Republic of the Sudan|Khartoum|Sudanese|
    TN|TUN|788|15|Tunisia|Republic of Tunisia|Tunis|Tunisian(s)|
    EH|ESH|732|15|Western Sahara||Laayoune=El Aaiún=El Aaiun|Sahrawi(s);Saharawi(s)|
    IO|IOT|086|14|British Indian Ocean Territory||||Chagos Archipelago;Chagos Islands
    BI|BDI|108|14|Burundi|Republic of Burundi|Gitega=Bujumbura|Burundian(s)|
    KM|COM|174|14|Comoros|Union of the Comoros|Moroni|Comorian(s);Comoran(s)|The Comoros
    DJ|DJI|262|14|Djibouti|Republic of Djibouti|Djibouti=Djibouti City|Djiboutian(s)|
    ER|ERI|232|14|Eritrea|State of Eritrea|Asmara|Eritrean(s)|
    ET|ETH|231|14|Ethiopia|Federal Democratic Republic of Ethiopia|Addis Ababa|Ethiopian(s)|
    TF|ATF|260|14|French Southern Territories||Port-aux-Français||French Southern and Antarctic Lands
    KE|KEN|404|14|Kenya|Republic of Kenya|Nairobi|Kenyan(s)|
    MG|MDG|450|14|Madagascar|Republic of Madagascar|Antananarivo|Malagasy;Madagascan(s)|
    MW|MWI|454|14|Malawi|Republic of Malawi|Lilongwe|Malawian(s)|
    MU|MUS|480|14|Mauritius|Republic of Mauritius|Port Louis|Mauritian(s)|
    YT|MYT|175|14|Mayotte||Mamoudzou|Mahoran(s)|
    MZ|MOZ|508|14|Mozambique|Republic of Mozambique|Maputo|Mozambican(s)|
    RE|REU|638|14|Réunion||!Saint-Denis|Réunionese;Reunionese|Reunion Island;La Réunion
    RW|RWA|646|14|Rwanda|Republic of Rwanda|Kigali|Rwandan(s)|
    SC|SYC|690|14|Seychelles|Republic of Seychelles|!Victoria|Seychellois|The Seychelles
    SO|SOM|706|14|Somalia|Federal Republic of Somalia|Mogadishu|Somali(s);Somalian(s)|
    SS|SSD|728|14|South Sudan|Republic of South Sudan|Juba|South Sudanese|
    UG|UGA|800|14|Uganda|Republic of Uganda|Kampala|Ugandan(s)|
    TZ|TZA|834|14|Tanzania|United Republic of Tanzania|Dodoma|Tanzanian(s)|
    ZM|ZMB|894|14|Zambia|Republic of Zambia|Lusaka|Zambian(s)|
    ZW|ZWE|716|14|Zimbabwe|Republic of Zimbabwe|Harare|Zimbabwean(s)|
    AO|AGO|024|17|Angola|Republic of Angola|Luanda|Angolan(s)|
    CM|CMR|120|17|Cameroon|Republic of Cameroon|Yaoundé=Yaounde|Cameroonian(s)|
    CF|CAF|140|17|Central African Republic||Bangui|!Central African(s)|CAR
    TD|TCD|148|17|Chad|Republic of Chad|N'Djamena=Ndjamena|Chadian(s)|
    CG|COG|178|17|Republic of the Congo||Brazzaville|!Congolese|!Congo;Congo-Brazzaville;Republic of Congo
    CD|COD|180|17|DR Congo|Democratic Republic of the Congo|Kinshasa|!Congolese|!Congo;DRC;D.R. Congo;Congo-Kinshasa;Democratic Republic of Congo
    GQ|GNQ|226|17|Equatorial Guinea|Republic of Equatorial Guinea|Malabo|Equatorial Guinean(s);Equatoguinean(s)|
    GA|GAB|266|17|Gabon|Gabonese Republic|Libreville|Gabonese|
    ST|STP|678|17|São Tomé and Príncipe|Democratic Republic of São Tomé and Príncipe|São Tomé=Sao Tome|São Toméan(s);Sao Tomean(s);Santomean(s)|Sao Tome and Principe
    BW|BWA|072|18|Botswana|Republic of Botswana|Gaborone|Botswanan(s);Motswana;Batswana|
    SZ|SWZ|748|18|Eswatini|Kingdom of Eswatini|Mbabane;Lobamba|Swazi(s);Liswati|Swaziland;eSwatini
    LS|LSO|426|18|Lesotho|Kingdom of Lesotho|Maseru|Basotho;Mosotho|
    NA|NAM|516|18|Namibia|Republic of Namibia|Windhoek|Namibian(s)|
    ZA|ZAF|710|18|South Africa|Republic of South Africa|Pretoria;Cape Town;Bloemfontein|South African(s)|RSA
    BJ|BEN|204|11|Benin|Republic of Benin|Porto-Novo|Beninese|
    BF|BFA|854|11|Burkina Faso||Ouagadougou|Burkinabè;Burkinabé;Burkinabe|
    CV|CPV|132|11|Cape Verde|Republic of Cabo Verde|Praia|Cape Verdean(s);Cabo Verdean(s)|Cabo Verde
    CI|CIV|384|11|Ivory Coast|Republic of Côte d'Ivoire|Yamoussoukro|Ivorian(s)|Côte d'Ivoire;Cote d'Ivoire
    GM|GMB|270|11|Gambia|Republic of the Gambia|Banjul|Gambian(s)|The Gambia
    GH|GHA|288|11|Ghana|Republic of Ghana|Accra|Ghanaian(s)|
    GN|GIN|324|11|Guinea|Republic of Guinea|Conakry|Guinean(s)|Guinea-Conakry
    GW|GNB|624|11|Guinea-Bissau|Republic of Guinea-Bissau|Bissau|Bissau-Guinean(s)|Guinea Bissau
    LR|LBR|430|11|Liberia|Republic of Liberia|Monrovia|Liberian(s)|
    ML|MLI|466|11|Mali|Republic of Mali|Bamako|Malian(s)|
    MR|MRT|478|11|Mauritania|Islamic Republic of Mauritania|Nouakchott|Mauritanian(s)|
    NE|NER|562|11|Niger|Republic of the Niger|Niamey|Nigerien(s)|
    NG|NGA|566|11|Nigeria|Federal Republic of Nigeria|Abuja|Nigerian(s)|
    SH|SHN|654|11|Saint Helena|Saint Helena, Ascension and Tristan da Cunha|!Jamestown|Saint Helenian(s)|
    SN|SEN|686|11|Senegal|Republic of Senegal|Dakar|Senegalese|
    SL|SLE|694|11|Sierra Leone|Republic of Sierra Leone|Freetown|Sierra Leonean(s)|
    TG|TGO|768|11|Togo|Togolese Republic|Lomé=Lome|Togolese|
    """
