"""Ways of telling deeds in Arabic news: attacks held off, territory taken, ties cut, forces moved, help given, talks held.

Each sentence shows one way of speaking of the cue tables of ASSAULT, COERCE, SANCTION, MOBILIZE, RETREAT, AID, CONSULT or COOPERATE.
"""

from __future__ import annotations

import pytest
from reading import said

ASSAULT = [
    pytest.param("صدت القوات العراقية هجوما لتنظيم داعش قرب كركوك.", "Iraqi Armed Forces ASSAULT Islamic State", id="holds off"),
    pytest.param("أحبط الجيش اليمني محاولة تسلل لميليشيات الحوثي.", "Yemeni Armed Forces ASSAULT Houthis", id="foils a raid"),
    pytest.param("تصدت القوات الأفغانية لهجوم من حركة طالبان.", "Afghan Armed Forces ASSAULT Taliban", id="repels"),
    pytest.param("تكبدت ميليشيات الحوثي خسائر في معارك مع الجيش اليمني.", "Yemeni Armed Forces ASSAULT Houthis", id="losses"),
    pytest.param("تلقى تنظيم داعش ضربة على يد الجيش العراقي.", "Iraqi Armed Forces ASSAULT Islamic State", id="is dealt a blow"),
    pytest.param("ألحق الجيش العراقي هزيمة بتنظيم داعش.", "Iraqi Armed Forces ASSAULT Islamic State", id="defeats"),
    pytest.param("كثفت تركيا غاراتها على حزب العمال الكردستاني.", "Turkey ASSAULT Kurdistan Workers' Party", id="steps up raids"),
    pytest.param("واصلت إسرائيل قصفها على قطاع غزة.", "Israel ASSAULT Gaza Strip", id="goes on shelling"),
    pytest.param("دكت المدفعية التركية مواقع حزب العمال الكردستاني.", "Turkey ASSAULT Kurdistan Workers' Party", id="pounds"),
    pytest.param("سحقت القوات العراقية تنظيم داعش في الموصل.", "Iraqi Armed Forces ASSAULT Islamic State", id="crushes"),
    pytest.param("يشن حزب العمال الكردستاني تمردا ضد تركيا.", "Kurdistan Workers' Party ASSAULT Turkey", id="wages a revolt"),
    pytest.param("أطلقت إسرائيل النار صوب صيادين فلسطينيين.", "Israel ASSAULT Palestinian people", id="fires towards («صوب»)"),
    pytest.param("أطلقت حماس رشقة صاروخية باتجاه إسرائيل.", "Hamas ASSAULT Israel", id="fires a salvo"),
    pytest.param("تورطت إيران في اغتيال رفيق الحريري.", "Iran ASSAULT Rafic Hariri", id="has a hand in a killing"),
    pytest.param(
        "دمرت إسرائيل أهدافا مرتبطة بالبرنامج النووي في سوريا.", "Israel ASSAULT Syria", id="whose targets: where they are"
    ),
    pytest.param("شنت إسرائيل سلسلة غارات على مواقع لحزب الله.", "Israel ASSAULT Hezbollah", id="a series of raids"),
]

COERCE = [
    pytest.param("طهرت القوات الأفغانية المدينة من مقاتلي طالبان.", "Afghan Armed Forces COERCE Taliban", id="clears a town of"),
    pytest.param(
        "استعاد الجيش السوري مدينة حلب بعد معارك مع جبهة النصرة.",
        "Syrian Armed Forces COERCE Al-Nusra Front",
        id="a town retaken after fights with",
    ),
    pytest.param("أطاح الجيش السوداني بالرئيس عمر البشير.", "Sudanese Armed Forces COERCE Omar al-Bashir", id="overthrows"),
    pytest.param("انقلب الحوثيون على الحكومة اليمنية.", "Houthis COERCE Yemen", id="stages a coup"),
    pytest.param("أجبرت روسيا أوكرانيا على إغلاق الميناء.", "Russia COERCE Ukraine", id="forces to"),
    pytest.param("حلت السلطات الكويتية البرلمان الكويتي.", "Kuwait COERCE Kuwaiti Parliament", id="dissolves"),
    pytest.param("يتخذ الحوثيون اليمنيين دروعا بشرية.", "Houthis COERCE Yemeni people", id="human shields"),
    pytest.param("قطعت إيران الإنترنت في البلاد.", "Iran COERCE nobody", id="cuts the internet"),
    pytest.param("حظرت فرنسا ارتداء النقاب.", "France COERCE nobody", id="bans, of nobody in particular"),
    pytest.param(
        "قضت المحكمة العليا الباكستانية بإقالة نواز شريف.", "Pakistani Supreme Court COERCE Nawaz Sharif", id="a court rules"
    ),
]

SANCTION = [
    pytest.param("أعلنت بريطانيا خروجها من الاتحاد الأوروبي.", "United Kingdom SANCTION European Union", id="leaves a union"),
    pytest.param(
        "جمد الفلسطينيون اتصالاتهم مع الولايات المتحدة.", "Palestinian people SANCTION United States", id="freezes ties"
    ),
    pytest.param("فرضت واشنطن حزمة جديدة من العقوبات على إيران.", "United States SANCTION Iran", id="a packet of sanctions"),
    pytest.param("فرضت بريطانيا عقوبات بحق روسيا.", "United Kingdom SANCTION Russia", id="sanctions «بحق»"),
]

MOBILIZE = [
    pytest.param("دفع الجيش المصري بدبابات إلى سيناء.", "Egyptian Armed Forces MOBILIZE nobody", id="sends in tanks"),
    pytest.param("احتشدت قوات روسية قرب الحدود.", "Russian Armed Forces MOBILIZE nobody", id="masses"),
    pytest.param("تستعد تركيا لهجوم على عفرين.", "Turkey MOBILIZE nobody", id="prepares an attack"),
    pytest.param("القوات الإسرائيلية في حالة استنفار.", "Israel Defense Forces MOBILIZE nobody", id="is on alert"),
    pytest.param("أقامت القوات العراقية نقاط تفتيش.", "Iraqi Armed Forces MOBILIZE nobody", id="sets up checkpoints"),
    pytest.param("بنت روسيا قاعدة عسكرية في طرطوس.", "Russia MOBILIZE nobody", id="builds a base"),
]

RETREAT = [
    pytest.param("أعلنت السعودية فرار مسلحي الحوثي من حجة.", "Houthis RETREAT nobody by Saudi Arabia", id="flight"),
    pytest.param("أطلق الحوثيون معتقلين سعوديين.", "Houthis RETREAT Saudi people", id="frees"),
]

AID = [
    pytest.param("مدت إيران الحوثيين بالصواريخ.", "Iran AID Houthis", id="furnishes with"),
    pytest.param("أوصلت روسيا أسلحة إلى سوريا.", "Russia AID Syria", id="delivers arms"),
    pytest.param("تدخلت روسيا عسكريا إلى جانب النظام السوري.", "Russia AID Syria", id="intervenes for"),
    pytest.param(
        "تقدمت القوات اليمنية في الحديدة بدعم جوي من التحالف العربي.",
        "Saudi-led coalition AID Yemeni Armed Forces",
        id="with air support from",
    ),
    pytest.param("أقامت مصر جسرا جويا إلى ليبيا.", "Egypt AID Libya", id="an airlift"),
    pytest.param("منحت السعودية اليمن وديعة بملياري دولار.", "Saudi Arabia AID Yemen", id="a deposit"),
]

CONSULT = [
    pytest.param(
        "قال ماكرون في مؤتمر صحفي بباريس مع السيسي إن الوضع صعب.",
        "Emmanuel Macron CONSULT Abdel Fattah al-Sisi",
        id="a press conference with",
    ),
    pytest.param("عقدت السعودية وإيران جولة خامسة من المحادثات.", "Saudi Arabia CONSULT Iran", id="a round of talks"),
    pytest.param("شارك ترامب في قمة لحلف شمال الأطلسي.", "Donald Trump CONSULT NATO", id="takes part in a summit"),
]

COOPERATE = [
    pytest.param(
        "نفذ الجيش الأردني العملية بالتعاون مع الجيش الأميركي.",
        "Jordanian Armed Forces COOPERATE US Armed Forces",
        id="in cooperation with",
    ),
    pytest.param("شاركت بريطانيا في العملية العسكرية مع فرنسا.", "United Kingdom COOPERATE France", id="takes part with"),
    pytest.param("سلمت تركيا السعودية مطلوبا.", "Turkey COOPERATE Saudi Arabia", id="extradites"),
    pytest.param("تسلمت مصر من ليبيا إرهابيا مطلوبا.", "Libya COOPERATE Egypt", id="is given a wanted man"),
    pytest.param(
        "تحالف مقتدى الصدر مع الحزب الشيوعي العراقي.", "Muqtada al-Sadr COOPERATE Iraqi Communist Party", id="allies with"
    ),
]

NOTHING = [
    pytest.param("تعرضت البلاد لحرب أهلية في سوريا.", "ASSAULT", id="a civil war is no attack of one on another"),
    pytest.param("أكد الوزير أن فرنسا ساعدت اليونان على فهم القرار.", "AID", id="help to understand is no aid"),
    pytest.param("تدفع دول الخليج أموالا وقوات في سوريا.", "MOBILIZE", id="pays, does not move forces"),
    pytest.param(
        "وافق الاتحاد الأوروبي على تعزيز حظر الأسلحة على قوات ميانمار.", "MOBILIZE", id="reinforcing, not reinforcements"
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*ASSAULT, *COERCE, *SANCTION, *MOBILIZE, *RETREAT, *AID, *CONSULT, *COOPERATE])
def test_a_way_of_telling_a_deed(read, text: str, expected: str) -> None:
    assert said(read(text)) == {expected}


@pytest.mark.parametrize(("text", "act"), NOTHING)
def test_the_same_words_of_something_else(read, text: str, act: str) -> None:
    assert not [line for line in said(read(text)) if f" {act} " in line]
