"""The administrative regions of Québec: proper names, the same in both languages."""

ALL_CANADA, ALL_QUEBEC = "CA", "QC"
WIDER = {ALL_CANADA: "Canada", ALL_QUEBEC: "Québec"}
REGIONS = {
    "01": "Bas-Saint-Laurent",
    "02": "Saguenay–Lac-Saint-Jean",
    "03": "Capitale-Nationale",
    "04": "Mauricie",
    "05": "Estrie",
    "06": "Montréal",
    "07": "Outaouais",
    "08": "Abitibi-Témiscamingue",
    "09": "Côte-Nord",
    "10": "Nord-du-Québec",
    "11": "Gaspésie–Îles-de-la-Madeleine",
    "12": "Chaudière-Appalaches",
    "13": "Laval",
    "14": "Lanaudière",
    "15": "Laurentides",
    "16": "Montérégie",
    "17": "Centre-du-Québec",
}


def region_name(code: str) -> str:
    """Return the name of a region; an unknown code is returned as it is, "QC" is all Québec, "CA" Canada."""
    return WIDER.get(code) or REGIONS.get(code, code)
