// `Dominican` is the Dominican Republic's, as desks use it; Dominica's are found by their country. `Virgin Islands` and
// their people are two countries'. Hamilton, Plymouth, Stanley, Saint-Pierre, St. John's and San Jose without its accent
// are people's names or better known elsewhere. `America` is the United States, as in every newsroom's usage. Montserrat
// is governed from Brades since a volcano buried Plymouth. The Valley is a common noun.
let americasTable = """
    AI|AIA|660|29|Anguilla||!The Valley|Anguillian(s)|
    AG|ATG|028|29|Antigua and Barbuda||!Saint John's=!St. John's=!St John's|Antiguan(s);Barbudan(s)|Antigua
    AW|ABW|533|29|Aruba||Oranjestad|Aruban(s)|
    BS|BHS|044|29|Bahamas|Commonwealth of the Bahamas|Nassau|Bahamian(s)|The Bahamas
    BB|BRB|052|29|Barbados||Bridgetown|Barbadian(s);Bajan(s)|
    BQ|BES|535|29|Caribbean Netherlands|Bonaire, Sint Eustatius and Saba|Kralendijk|Dutch Caribbean|Bonaire;Sint Eustatius;Saba
    VG|VGB|092|29|British Virgin Islands||Road Town|!Virgin Islander(s)|!Virgin Islands;BVI
    KY|CYM|136|29|Cayman Islands||George Town|Caymanian(s)|The Cayman Islands
    CU|CUB|192|29|Cuba|Republic of Cuba|Havana|Cuban(s)|
    CW|CUW|531|29|Curaçao||Willemstad|Curaçaoan(s);Curacaoan(s)|Curacao
    DM|DMA|212|29|Dominica|Commonwealth of Dominica|Roseau|!Dominican(s)|
    DO|DOM|214|29|Dominican Republic||Santo Domingo|Dominican(s)|
    GD|GRD|308|29|Grenada||!Saint George's=!St. George's=!St George's|Grenadian(s)|
    GP|GLP|312|29|Guadeloupe||Basse-Terre|Guadeloupean(s)|
    HT|HTI|332|29|Haiti|Republic of Haiti|Port-au-Prince|Haitian(s)|
    JM|JAM|388|29|Jamaica||Kingston|Jamaican(s)|
    MQ|MTQ|474|29|Martinique||Fort-de-France|Martinican(s);Martiniquais|
    MS|MSR|500|29|Montserrat||Brades=!Plymouth|Montserratian(s)|
    PR|PRI|630|29|Puerto Rico|Commonwealth of Puerto Rico|San Juan|Puerto Rican(s)|
    BL|BLM|652|29|Saint Barthélemy||Gustavia|Barthélemois|Saint Barthelemy;Saint Barts;St. Barts
    KN|KNA|659|29|Saint Kitts and Nevis||Basseterre|Kittitian(s);Nevisian(s)|
    LC|LCA|662|29|Saint Lucia||Castries|Saint Lucian(s);St. Lucian(s);St Lucian(s)|
    MF|MAF|663|29|Saint Martin|Saint Martin (French part)|Marigot|Saint-Martinois|
    VC|VCT|670|29|Saint Vincent and the Grenadines||Kingstown|Vincentian(s)|Saint Vincent
    SX|SXM|534|29|Sint Maarten|Sint Maarten (Dutch part)|Philipsburg|Sint Maartener(s)|
    TT|TTO|780|29|Trinidad and Tobago|Republic of Trinidad and Tobago|Port of Spain|Trinidadian(s);Tobagonian(s)|Trinidad
    TC|TCA|796|29|Turks and Caicos Islands||Cockburn Town|Turks and Caicos Islander(s)|Turks and Caicos
    VI|VIR|850|29|US Virgin Islands|Virgin Islands of the United States|Charlotte Amalie|!Virgin Islander(s)|!Virgin Islands;U.S. Virgin Islands;USVI
    BZ|BLZ|084|13|Belize||Belmopan|Belizean(s)|
    CR|CRI|188|13|Costa Rica|Republic of Costa Rica|San José=!San Jose|Costa Rican(s)|
    SV|SLV|222|13|El Salvador|Republic of El Salvador|San Salvador|Salvadoran(s);Salvadorean(s);Salvadorian(s)|
    GT|GTM|320|13|Guatemala|Republic of Guatemala|Guatemala City|Guatemalan(s)|
    HN|HND|340|13|Honduras|Republic of Honduras|Tegucigalpa|Honduran(s)|
    MX|MEX|484|13|Mexico|United Mexican States|Mexico City|Mexican(s)|
    NI|NIC|558|13|Nicaragua|Republic of Nicaragua|Managua|Nicaraguan(s)|
    PA|PAN|591|13|Panama|Republic of Panama|Panama City|Panamanian(s)|
    AR|ARG|032|5|Argentina|Argentine Republic|Buenos Aires|Argentine(s);Argentinian(s);Argentinean(s)|
    BO|BOL|068|5|Bolivia|Plurinational State of Bolivia|Sucre;La Paz|Bolivian(s)|
    BV|BVT|074|5|Bouvet Island||||
    BR|BRA|076|5|Brazil|Federative Republic of Brazil|Brasília=Brasilia|Brazilian(s)|
    CL|CHL|152|5|Chile|Republic of Chile|Santiago|Chilean(s)|
    CO|COL|170|5|Colombia|Republic of Colombia|Bogotá=Bogota|Colombian(s)|
    EC|ECU|218|5|Ecuador|Republic of Ecuador|Quito|Ecuadorian(s);Ecuadorean(s);Ecuadoran(s)|
    FK|FLK|238|5|Falkland Islands|Falkland Islands (Malvinas)|!Stanley=Port Stanley|Falkland Islander(s);Falklander(s)|Falklands;The Falklands;Malvinas;Islas Malvinas
    GF|GUF|254|5|French Guiana||Cayenne|French Guianese;Guianese|
    GY|GUY|328|5|Guyana|Co-operative Republic of Guyana|Georgetown|Guyanese|
    PY|PRY|600|5|Paraguay|Republic of Paraguay|Asunción=Asuncion|Paraguayan(s)|
    PE|PER|604|5|Peru|Republic of Peru|Lima|Peruvian(s)|
    GS|SGS|239|5|South Georgia and the South Sandwich Islands||King Edward Point=Grytviken||South Georgia
    SR|SUR|740|5|Suriname|Republic of Suriname|Paramaribo|Surinamese|Surinam
    UY|URY|858|5|Uruguay|Eastern Republic of Uruguay|Montevideo|Uruguayan(s)|Oriental Republic of Uruguay
    VE|VEN|862|5|Venezuela|Bolivarian Republic of Venezuela|Caracas|Venezuelan(s)|
    BM|BMU|060|21|Bermuda||!Hamilton|Bermudian(s);Bermudan(s)|
    CA|CAN|124|21|Canada||Ottawa|Canadian(s)|
    GL|GRL|304|21|Greenland||Nuuk|Greenlandic;Greenlander(s)|
    PM|SPM|666|21|Saint Pierre and Miquelon||!Saint-Pierre=!Saint Pierre|Saint-Pierrais;Miquelonnais|
    US|USA|840|21|United States|United States of America|Washington, D.C.=Washington=Washington, DC=Washington D.C.=Washington DC=D.C.|American(s)|US;U.S.;USA;U.S.A.;America;The United States
    """
