"""Given names of many languages with the gender they tell, from the lists of Faker."""

from collections import Counter
from functools import cache
from importlib import import_module

_LOCALES = (
    "ar_PS az_AZ cs_CZ da_DK de_AT de_DE en_GB en_IE en_IN en_KE en_NG en_NZ en_US es_AR es_CL es_CO es_ES "
    "es_MX et_EE fi_FI fr_CA fr_CH fr_FR ga_IE ha_NG hr_HR hu_HU id_ID ig_NG it_IT lv_LV nl_NL no_NO pl_PL "
    "pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE sw tr_TR tw_GH vi_VN yo_NG zu_ZA"
).split()
_SURE = 3  # a name tells a gender where that many times more languages give it to one than to the other


def gender_of(given_name: str) -> str:
    """Return `m` or `f` where a given name tells the gender, else the empty string."""
    female, male = _counts()
    name = given_name.casefold()
    if female[name] >= _SURE * max(male[name], 1) or (female[name] and not male[name]):
        return "f"
    if male[name] >= _SURE * max(female[name], 1) or (male[name] and not female[name]):
        return "m"
    return ""


def is_given_name(word: str) -> bool:
    """Tell whether a word is a known given name."""
    female, male = _counts()
    return word.casefold() in female or word.casefold() in male


@cache
def _counts() -> tuple[Counter[str], Counter[str]]:
    female: Counter[str] = Counter()
    male: Counter[str] = Counter()
    for locale in _LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        female.update({name.casefold() for name in getattr(provider, "first_names_female", ())})
        male.update({name.casefold() for name in getattr(provider, "first_names_male", ())})
    return female, male
