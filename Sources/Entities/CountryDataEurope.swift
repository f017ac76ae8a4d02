// Brussels is mostly the European Union or NATO, The Hague mostly its courts: they name no government by themselves.
// Douglas is a name of people. `Macedonia` and `Czech Republic` stand in stories from before the countries' changes of
// name. England, Scotland, Wales and Northern Ireland are places, which an author adds: they are not the United Kingdom.
let europeTable = """
    BY|BLR|112|151|Belarus|Republic of Belarus|Minsk|Belarusian(s);Belarussian(s)|Byelorussia
    BG|BGR|100|151|Bulgaria|Republic of Bulgaria|Sofia|Bulgarian(s)|
    CZ|CZE|203|151|Czechia|Czech Republic|Prague|Czech;Czechs|The Czech Republic
    HU|HUN|348|151|Hungary||Budapest|Hungarian(s)|
    PL|POL|616|151|Poland|Republic of Poland|Warsaw|Polish;Pole(s)|
    MD|MDA|498|151|Moldova|Republic of Moldova|Chișinău=Chisinau=Kishinev|Moldovan(s)|
    RO|ROU|642|151|Romania||Bucharest|Romanian(s)|
    RU|RUS|643|151|Russia|Russian Federation|Moscow|Russian(s)|The Russian Federation
    SK|SVK|703|151|Slovakia|Slovak Republic|Bratislava|Slovak(s);Slovakian(s)|
    UA|UKR|804|151|Ukraine||Kyiv=Kiev|Ukrainian(s)|
    AX|ALA|248|154|Åland Islands||Mariehamn|Ålander(s);Ålandic|Åland;Aland;Aland Islands
    DK|DNK|208|154|Denmark|Kingdom of Denmark|Copenhagen|Danish;Dane(s)|
    EE|EST|233|154|Estonia|Republic of Estonia|Tallinn|Estonian(s)|
    FO|FRO|234|154|Faroe Islands||Tórshavn=Torshavn|Faroese;Faroe Islander(s)|Faroes;The Faroe Islands
    FI|FIN|246|154|Finland|Republic of Finland|Helsinki|Finnish;Finn(s)|
    GG|GGY|831|154|Guernsey|Bailiwick of Guernsey|Saint Peter Port|Guernseyman;Guernseymen|
    IS|ISL|352|154|Iceland|Republic of Iceland|Reykjavik=Reykjavík|Icelandic;Icelander(s)|
    IE|IRL|372|154|Ireland||Dublin|Irish|Republic of Ireland;Irish Republic
    IM|IMN|833|154|Isle of Man||!Douglas|Manx|
    JE|JEY|832|154|Jersey|Bailiwick of Jersey|Saint Helier|Jerseyman;Jerseymen|
    LV|LVA|428|154|Latvia|Republic of Latvia|Riga|Latvian(s)|
    LT|LTU|440|154|Lithuania|Republic of Lithuania|Vilnius|Lithuanian(s)|
    NO|NOR|578|154|Norway|Kingdom of Norway|Oslo|Norwegian(s)|
    SJ|SJM|744|154|Svalbard and Jan Mayen||Longyearbyen||Svalbard;Spitsbergen
    SE|SWE|752|154|Sweden|Kingdom of Sweden|Stockholm|Swedish;Swede(s)|
    GB|GBR|826|154|United Kingdom|United Kingdom of Great Britain and Northern Ireland|London|British;Briton(s);Brit(s)|UK;U.K.;Britain;Great Britain;The United Kingdom
    AL|ALB|008|39|Albania|Republic of Albania|Tirana|Albanian(s)|
    AD|AND|020|39|Andorra|Principality of Andorra|Andorra la Vella|Andorran(s)|
    BA|BIH|070|39|Bosnia and Herzegovina||Sarajevo|Bosnian(s);Herzegovinian(s)|Bosnia;Bosnia-Herzegovina;BiH
    HR|HRV|191|39|Croatia|Republic of Croatia|Zagreb|Croatian(s);Croat(s)|
    GI|GIB|292|39|Gibraltar||Gibraltar|Gibraltarian(s)|
    GR|GRC|300|39|Greece|Hellenic Republic|Athens|Greek(s);Hellenic|
    VA|VAT|336|39|Vatican City|Vatican City State|Vatican City|Papal|Holy See;The Holy See;Vatican;The Vatican
    IT|ITA|380|39|Italy|Italian Republic|Rome|Italian(s)|
    MT|MLT|470|39|Malta|Republic of Malta|Valletta|Maltese|
    ME|MNE|499|39|Montenegro||Podgorica|Montenegrin(s)|
    MK|MKD|807|39|North Macedonia|Republic of North Macedonia|Skopje|Macedonian(s);North Macedonian(s)|Macedonia;FYROM
    PT|PRT|620|39|Portugal|Portuguese Republic|Lisbon|Portuguese|
    SM|SMR|674|39|San Marino|Republic of San Marino|San Marino|Sammarinese|
    RS|SRB|688|39|Serbia|Republic of Serbia|Belgrade|Serbian(s);Serb(s)|
    SI|SVN|705|39|Slovenia|Republic of Slovenia|Ljubljana|Slovenian(s);Slovene(s)|
    ES|ESP|724|39|Spain|Kingdom of Spain|Madrid|Spanish;Spaniard(s)|
    AT|AUT|040|155|Austria|Republic of Austria|Vienna|Austrian(s)|
    BE|BEL|056|155|Belgium|Kingdom of Belgium|!Brussels|Belgian(s)|
    FR|FRA|250|155|France|French Republic|Paris|French;Frenchman;Frenchmen;Frenchwoman;Frenchwomen|
    DE|DEU|276|155|Germany|Federal Republic of Germany|Berlin|German(s)|
    LI|LIE|438|155|Liechtenstein|Principality of Liechtenstein|Vaduz|Liechtensteiner(s)|
    LU|LUX|442|155|Luxembourg|Grand Duchy of Luxembourg|Luxembourg=Luxembourg City|Luxembourgish;Luxembourger(s)|Luxemburg
    MC|MCO|492|155|Monaco|Principality of Monaco|Monaco|Monégasque(s);Monegasque(s);Monacan(s)|
    NL|NLD|528|155|Netherlands|Kingdom of the Netherlands|Amsterdam=!The Hague|Dutch;Dutchman;Dutchmen;Dutchwoman;Dutchwomen|The Netherlands;Holland
    CH|CHE|756|155|Switzerland|Swiss Confederation|Bern=Berne|Swiss|
    """
