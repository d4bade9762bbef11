"""Who did what to whom: each construction of Arabic news with sentences that show it, and what is read in them.

A line such as `France REQUEST Turkey` is a statement: source, PLOVER class, target; `nobody` where the text names no target;
`by Armenia` where another says it.
"""

from __future__ import annotations

import pytest
from reading import said

VERB_FIRST = [
    pytest.param("وصل وزير الخارجية القطري إلى طهران.", {"Qatar CONSULT Iran"}, id="a minister travels"),
    pytest.param("دعت فرنسا تركيا إلى ضبط النفس.", {"France REQUEST Turkey"}, id="verb, subject, object"),
    pytest.param("اتهم العراق إيران بانتهاك سيادته.", {"Iraq ACCUSE Iran"}, id="accuses"),
    pytest.param("هدد بوتين أوكرانيا بقطع الغاز.", {"Vladimir Putin THREATEN Ukraine"}, id="threatens"),
    pytest.param("قصفت إسرائيل مواقع لحزب الله في جنوب لبنان.", {"Israel ASSAULT Hezbollah"}, id="whose positions are bombed"),
    pytest.param("رحب الأردن بالقرار التركي.", {"Jordan SUPPORT Turkey"}, id="a masculine state; welcomes"),
    pytest.param("زودت روسيا سوريا بصواريخ حديثة.", {"Russia AID Syria"}, id="supplies arms"),
    pytest.param("زار المبعوث الأميركي برايان هوك سلطنة عمان.", {"Brian Hook CONSULT Oman"}, id="an envoy visits"),
    pytest.param("انسحبت القوات الأميركية من قاعدة التاجي.", {"US Armed Forces RETREAT nobody"}, id="withdraws"),
    pytest.param("طالبت إثيوبيا السودان بسحب جيشه من الحدود.", {"Ethiopia REQUEST Sudan"}, id="demands"),
    pytest.param("نددت إيران بالتصريحات الأميركية.", {"Iran ACCUSE United States"}, id="condemns what another said"),
    pytest.param("حذرت مصر إثيوبيا من ملء السد.", {"Egypt THREATEN Ethiopia"}, id="warns"),
    pytest.param(
        "وفي وقت لاحق انتقد نتنياهو قرار الأردن.",
        {"Benjamin Netanyahu ACCUSE Jordan"},
        id="behind an adverbial with an adjective",
    ),
    pytest.param(
        "دعت مساء الأحد، بعد اجتماع طويل، المفوضية الأوروبية تركيا إلى الحوار.",
        {"European Commission REQUEST Turkey"},
        id="time and place between verb and subject",
    ),
    pytest.param(
        "رفض مندوب إسرائيل لدى الأمم المتحدة، السفير داني دانون، مشروع القرار الكويتي.",
        {"Danny Danon REJECT Kuwait"},
        id="a subject named twice, between commas",
    ),
    pytest.param("انتشر نحو 180 جنديا من القوات البريطانية في المدينة.", set(), id="an approximate number is no actor"),
]

SUBJECT_FIRST = [
    pytest.param("فرنسا دعت تركيا إلى ضبط النفس.", {"France REQUEST Turkey"}, id="topic before the verb"),
    pytest.param("وكانت تركيا قد اتهمت اليونان بالاستفزاز.", {"Turkey ACCUSE Greece"}, id="between «كان» and «قد»"),
    pytest.param("أفادت تقارير بأن روسيا قصفت مدينة إدلب السورية.", {"Russia ASSAULT Syria by reports"}, id="behind «بأن»"),
    pytest.param("لكن ألمانيا رفضت الطلب التركي.", {"Germany REJECT Turkey"}, id="behind «لكن»"),
    pytest.param(
        "إيران، التي تعاني أزمة اقتصادية، اتهمت واشنطن بالقرصنة.",
        {"Iran ACCUSE United States"},
        id="across a relative clause",
    ),
    pytest.param(
        "الرئيس الفرنسي إيمانويل ماكرون، في كلمة ألقاها أمس، انتقد تركيا.",
        {"Emmanuel Macron ACCUSE Turkey"},
        id="across a parenthesis",
    ),
    pytest.param(
        "وزير الدفاع التركي خلوصي أكار هدد أرمينيا.",
        {"Hulusi Akar THREATEN Armenia"},
        id="a title and name before the verb",
    ),
    pytest.param(
        "قال المتحدث إن بومبيو عقد اجتماعا مع لافروف.",
        {"Mike Pompeo CONSULT Sergey Lavrov"},
        id="a verb written like a verbal noun",
    ),
    pytest.param(
        "عقدت القمة في موسكو حيث دعا بوتين أرمينيا إلى الهدوء.",
        {"Vladimir Putin REQUEST Armenia"},
        id="a clause behind «حيث»",
    ),
    pytest.param("نددت باريس بالقرار فيما دعت برلين أنقرة إلى الحوار.", {"Germany REQUEST Turkey"}, id="a clause behind «فيما»"),
    pytest.param("نزح الآلاف بعد أن قصفت روسيا مواقع أوكرانية.", {"Russia ASSAULT Ukraine"}, id="a clause behind «بعد أن»"),
    pytest.param("من جانبه، انتقد أردوغان فرنسا.", {"Recep Tayyip Erdogan ACCUSE France"}, id="behind «من جانبه»"),
    pytest.param("كما دعت ألمانيا تركيا إلى الحوار.", {"Germany REQUEST Turkey"}, id="behind «كما»"),
    pytest.param("تركيا اتهمتها اليونان بالاستفزاز.", {"Greece ACCUSE Turkey"}, id="the object in front, a pronoun in its place"),
    pytest.param(
        "وفي أنقرة، استقبل أردوغان رئيس الوزراء المجري فيكتور أوربان.",
        {"Recep Tayyip Erdogan CONSULT Viktor Orban"},
        id="a place in front",
    ),
    pytest.param(
        "وكان وزير خارجيته الجديد مايك بومبيو التقى كيم جونغ أون.",
        {"Mike Pompeo CONSULT Kim Jong Un"},
        id="a title of somebody else, then the name",
    ),
    pytest.param(
        "أعلنت السعودية موقفها، لكنها اتهمت إيران بالتصعيد.",
        {"Saudi Arabia ACCUSE Iran"},
        id="«لكنها»",
    ),
    pytest.param(
        "حيث دائما ما تتهم اليونان تركيا بالاستفزاز.",
        {"Greece ACCUSE Turkey"},
        id="«دائما ما»",
    ),
]

HEADLINES = [
    pytest.param("روسيا تدعو أرمينيا إلى وقف القتال", {"Russia REQUEST Armenia"}, id="subject and imperfect"),
    pytest.param(
        "ماكرون: تركيا أرسلت مقاتلين إلى أذربيجان",
        {"Turkey AID Azerbaijan by Emmanuel Macron"},
        id="what is said behind a colon is its speaker's claim",
    ),
    pytest.param("إيران: نرفض أي تدخل خارجي", {"Iran REJECT nobody"}, id="«we» behind a colon is the speaker"),
    pytest.param("قتلى في غارة روسية على مواقع سورية", {"Russia ASSAULT Syria"}, id="a headline without a verb"),
    pytest.param("واشنطن تفرض عقوبات على كيانات صينية", {"United States SANCTION China"}, id="a capital as subject"),
    pytest.param("اتفاق بين السودان وإثيوبيا على ترسيم الحدود", {"Sudan AGREE Ethiopia"}, id="an agreement between two"),
    pytest.param(
        "أمريكا وبريطانيا وفرنسا يقصفون أهدافا في سوريا",
        {"United States ASSAULT Syria", "United Kingdom ASSAULT Syria", "France ASSAULT Syria"},
        id="three subjects and a plural verb",
    ),
]

AGREEMENT = [
    pytest.param("قصفت روسيا أوكرانيا.", {"Russia ASSAULT Ukraine"}, id="feminine verb, feminine state"),
    pytest.param("قصف الجيش الروسي أوكرانيا.", {"Russian Armed Forces ASSAULT Ukraine"}, id="masculine verb, masculine army"),
    pytest.param("تتهم الغرب بازدواجية المعايير.", set(), id="a feminine verb does not take a masculine subject"),
    pytest.param(
        "أعلنت موسكو موقفها. وتتهم الغرب بازدواجية المعايير.",
        {"Russia ACCUSE Western countries"},
        id="its subject is the one spoken of",
    ),
    pytest.param(
        "طالب وزراء خارجية الاتحاد الأوروبي تركيا بوقف التنقيب.",
        {"European Union REQUEST Turkey"},
        id="singular verb before a plural subject",
    ),
    pytest.param(
        "المسؤولون الأميركيون اتهموا الصين بالتجسس.",
        {"United States ACCUSE China"},
        id="plural verb behind a plural subject",
    ),
    pytest.param(
        "نددت المتحدثة باسم الخارجية الروسية بالقرار الأوكراني.",
        {"Russia ACCUSE Ukraine"},
        id="a spokeswoman is feminine",
    ),
    pytest.param("دعا لبنان إسرائيل إلى الانسحاب.", {"Lebanon REQUEST Israel"}, id="a masculine state"),
    pytest.param(
        "دعا الرئيس الفرنسي تركيا إلى الحوار.",
        {"France REQUEST Turkey"},
        id="a title that stands for its state is masculine",
    ),
    pytest.param("اتهم مسؤول أميركي إيران بالتصعيد.", {"United States ACCUSE Iran"}, id="an unnamed official is masculine"),
    pytest.param(
        "إلا أن أرمينيا واليونان رفضتا المقترح الإيراني.",
        {"Armenia REJECT Iran", "Greece REJECT Iran"},
        id="a dual verb behind two subjects",
    ),
    pytest.param("ويتهم المنتقدون أردوغان بتقييد الحريات.", set(), id="an adjective as subject is no actor"),
]

COORDINATION = [
    pytest.param(
        "دعت فرنسا وألمانيا تركيا إلى ضبط النفس.",
        {"France REQUEST Turkey", "Germany REQUEST Turkey"},
        id="two subjects",
    ),
    pytest.param("دعت فرنسا اليونان وتركيا إلى ضبط النفس.", {"France REQUEST Greece", "France REQUEST Turkey"}, id="two objects"),
    pytest.param(
        "دعت فرنسا وألمانيا إيران وأميركا إلى ضبط النفس.",
        {"France REQUEST Iran", "France REQUEST United States", "Germany REQUEST Iran", "Germany REQUEST United States"},
        id="two subjects, two objects: crosswise",
    ),
    pytest.param(
        "أدانت مصر والسعودية والأردن الهجوم الإيراني.",
        {"Egypt ACCUSE Iran", "Saudi Arabia ACCUSE Iran", "Jordan ACCUSE Iran"},
        id="three subjects",
    ),
    pytest.param("انتقدت تركيا كلا من فرنسا واليونان.", {"Turkey ACCUSE France", "Turkey ACCUSE Greece"}, id="«كلا من»"),
    pytest.param(
        "اتهمت سوريا تركيا بدعم الإرهاب وطالبت الأمم المتحدة بالتدخل.",
        {"Syria ACCUSE Turkey", "Syria REQUEST United Nations"},
        id="two verbs, one subject",
    ),
    pytest.param(
        "استقبل السيسي حفتر وعقيلة صالح.",
        {"Abdel Fattah al-Sisi CONSULT Khalifa Haftar", "Abdel Fattah al-Sisi CONSULT Aguila Saleh"},
        id="two persons",
    ),
    pytest.param(
        "تضامنت اليونان وقبرص مع أرمينيا.",
        {"Greece SUPPORT Armenia", "Cyprus SUPPORT Armenia"},
        id="two subjects of a verb with a preposition",
    ),
    pytest.param("اتهمت كل من أوكرانيا وبولندا روسيا بالتصعيد.", {"Ukraine ACCUSE Russia", "Poland ACCUSE Russia"}, id="«كل من»"),
    pytest.param(
        "انتقد ماكرون تركيا ودعا اليونان إلى التهدئة.",
        {"Emmanuel Macron ACCUSE Turkey", "Emmanuel Macron REQUEST Greece"},
        id="two verbs, one subject, two objects",
    ),
    pytest.param(
        "دعم أردوغان أذربيجان ضد أرمينيا وفرنسا.",
        {"Recep Tayyip Erdogan SUPPORT Azerbaijan"},
        id="those it is against are not supported",
    ),
    pytest.param(
        "قطعت إيران والسعودية علاقاتهما عام 2016.",
        {"Iran SANCTION Saudi Arabia", "Saudi Arabia SANCTION Iran"},
        id="what two have with each other",
    ),
    pytest.param(
        "اتهمت موسكو عدة عواصم، من بينها لندن وباريس، بالتحريض.",
        {"Russia ACCUSE United Kingdom", "Russia ACCUSE France"},
        id="who is among them",
    ),
    pytest.param(
        "التقى ماكرون بوتين في باريس. واتفق الرئيسان على عقد قمة ثانية.",
        {"Emmanuel Macron CONSULT Vladimir Putin", "Emmanuel Macron AGREE Vladimir Putin"},
        id="a dual means the two named last",
    ),
]

LIGHT = [
    pytest.param(
        "شن الطيران الإسرائيلي سلسلة غارات على مواقع لحركة حماس.",
        {"Israel ASSAULT Hamas"},
        id="a noun between light verb and act",
    ),
    pytest.param("شنت تركيا هجوما على سوريا.", {"Turkey ASSAULT Syria"}, id="launch an attack"),
    pytest.param("شنت مقاتلات روسية غارات على مواقع داعش.", {"Russia ASSAULT Islamic State"}, id="aircraft launch raids"),
    pytest.param("فرضت الولايات المتحدة عقوبات على تركيا.", {"United States SANCTION Turkey"}, id="impose sanctions"),
    pytest.param(
        "أجرى الرئيس المصري عبد الفتاح السيسي محادثات مع نظيره الفرنسي.",
        {"Abdel Fattah al-Sisi CONSULT France"},
        id="hold talks",
    ),
    pytest.param(
        "أعرب رئيس الوزراء الباكستاني عمران خان عن دعمه لأذربيجان.",
        {"Imran Khan SUPPORT Azerbaijan"},
        id="express support",
    ),
    pytest.param("وجهت أوكرانيا اتهامات إلى روسيا بتدبير الهجوم.", {"Ukraine ACCUSE Russia"}, id="direct accusations"),
    pytest.param("قدمت اليابان مساعدات إنسانية إلى لبنان.", {"Japan AID Lebanon"}, id="give aid"),
    pytest.param("أبرمت الصين وإيران اتفاقا للتعاون.", {"China SUPPORT Iran"}, id="conclude an agreement"),
    pytest.param("وقع السودان اتفاق سلام مع إسرائيل.", {"Sudan SUPPORT Israel"}, id="sign a treaty"),
    pytest.param("قطع المغرب علاقاته مع إيران.", {"Morocco SANCTION Iran"}, id="cut relations"),
    pytest.param(
        "أطلقت إسرائيل 60 صاروخا على سوريا.",
        {"Israel ASSAULT Syria"},
        id="a number before the noun",
    ),
    pytest.param(
        "شن الطيران الإسرائيلي سلسلة غارات على مواقع لحركة حماس.",
        {"Israel ASSAULT Hamas"},
        id="a noun between light verb and act",
    ),
    pytest.param("أعلنت الصين رفضها للعقوبات الأميركية.", {"China REJECT United States"}, id="announce one's rejection"),
]

VERBAL_NOUNS = [
    pytest.param("بدأت تركيا قصف مواقع كردية في سوريا.", {"Turkey ASSAULT Kurds"}, id="began to shell"),
    pytest.param("جاءت دعوة فرنسا لتركيا بعد القمة.", {"France REQUEST Turkey"}, id="genitive of the one who acts"),
    pytest.param("أسفر الهجوم التركي على سوريا عن نزوح الآلاف.", {"Turkey ASSAULT Syria"}, id="adjective of the one who acts"),
    pytest.param("تستمر المحادثات الروسية التركية في أنقرة.", {"Russia CONSULT Turkey"}, id="two adjectives"),
    pytest.param("واصلت تركيا هجومها على سوريا.", {"Turkey ASSAULT Syria"}, id="possessive pronoun"),
    pytest.param("قوبل دعم إيران للحوثيين بانتقادات.", {"Iran SUPPORT Houthis"}, id="genitive and «ل»"),
    pytest.param("تصاعدت الاتهامات الأميركية للصين.", {"United States ACCUSE China"}, id="adjective and «ل»"),
    pytest.param("أثارت زيارة ماكرون إلى بيروت جدلا.", {"Emmanuel Macron CONSULT Lebanon"}, id="a visit"),
    pytest.param("بعد لقاء بوتين وأردوغان في سوتشي", {"Vladimir Putin CONSULT Recep Tayyip Erdogan"}, id="a meeting of two"),
    pytest.param("تجددت الاشتباكات بين أرمينيا وأذربيجان.", {"Armenia ASSAULT Azerbaijan"}, id="between two"),
    pytest.param(
        "جدد الرئيس الفرنسي إيمانويل ماكرون دعم بلاده لأرمينيا.",
        {"France SUPPORT Armenia"},
        id="«his country's support»",
    ),
    pytest.param("بعد انسحاب القوات الأميركية من أفغانستان", {"US Armed Forces RETREAT Afghanistan"}, id="a withdrawal"),
    pytest.param(
        "أعلنت لندن فرض عقوبات على روسيا البيضاء.",
        {"United Kingdom SANCTION Belarus"},
        id="the subject of «announced» is who does it",
    ),
    pytest.param("قررت كندا طرد السفير السعودي.", {"Canada SANCTION Saudi Arabia"}, id="the subject of «decided» is who does it"),
    pytest.param("نفذت فرنسا ضربات في مالي ضد تنظيم القاعدة.", {"France ASSAULT Al-Qaeda"}, id="carried out strikes"),
    pytest.param(
        "مقتل خمسة جنود أرمن في قصف أذربيجاني",
        {"Azerbaijan ASSAULT Armenian Armed Forces"},
        id="killed in the shelling by another",
    ),
    pytest.param("قامت بريطانيا بطرد السفير الروسي.", {"United Kingdom SANCTION Russia"}, id="«قام ب»"),
    pytest.param("أثار اتهام اليونان لتركيا غضب أنقرة.", {"Greece ACCUSE Turkey"}, id="accusation of one by another"),
    pytest.param(
        "افتتحت المحطة في غزة، وقام البنك الدولي بتمويلها.",
        {"World Bank AID Gaza Strip"},
        id="a pronoun at the act is its object",
    ),
    pytest.param(
        "اختتم بن سلمان جولته بزيارة إلى إسبانيا.",
        {"Mohammed bin Salman CONSULT Spain"},
        id="a visit told beside another act",
    ),
    pytest.param(
        "اعترف ترامب بالقدس عاصمة لإسرائيل.",
        {"Donald Trump SUPPORT Israel"},
        id="for whom something is called what",
    ),
    pytest.param(
        "تبادلت أرمينيا وأذربيجان الاتهامات بخرق الهدنة.",
        {"Armenia ACCUSE Azerbaijan", "Azerbaijan ACCUSE Armenia"},
        id="exchanged accusations: both directions",
    ),
]

AGENTS = [
    pytest.param("اعتقل ناشط فلسطيني من قبل السلطات المصرية.", {"Egypt COERCE Palestine"}, id="«من قبل» behind a passive"),
    pytest.param("قتل خمسة جنود أتراك على يد الجيش السوري.", {"Syrian Armed Forces ASSAULT Turkish Armed Forces"}, id="«على يد»"),
    pytest.param("الدعم المقدم من جانب إيران لحزب الله", {"Iran SUPPORT Hezbollah"}, id="«من جانب»"),
    pytest.param("قتل جنديان في إدلب.", set(), id="a passive without agent says nobody did it"),
    pytest.param(
        "تعرضت السفارة الأميركية لهجوم من قبل حزب الله.",
        {"Hezbollah ASSAULT American Embassy"},
        id="«من قبل» behind a noun",
    ),
]

RELATIVES = [
    pytest.param(
        "علق الوزير على الخطوات الأميركية التي انتقدتها طهران.",
        {"Iran ACCUSE United States"},
        id="the pronoun means a thing of another's",
    ),
    pytest.param(
        "نشر نص الاتفاق الذي توصلت إليه فرنسا مع إيران.",
        {"France AGREE Iran"},
        id="the word the verb needs stands before the clause",
    ),
    pytest.param(
        "يقاتل الحوثيون، الذين تدعمهم إيران، القوات السعودية.",
        {"Houthis ASSAULT Saudi Armed Forces", "Iran SUPPORT Houthis"},
        id="object pronoun: the antecedent is the target",
    ),
    pytest.param(
        "انتقدت روسيا تركيا التي تدعم أذربيجان.",
        {"Russia ACCUSE Turkey", "Turkey SUPPORT Azerbaijan"},
        id="no pronoun: the antecedent acts",
    ),
    pytest.param("الهجوم الذي شنته تركيا على سوريا", {"Turkey ASSAULT Syria"}, id="the act itself is the antecedent"),
    pytest.param(
        "العقوبات التي فرضتها الولايات المتحدة على إيران",
        {"United States SANCTION Iran"},
        id="sanctions that were imposed",
    ),
    pytest.param(
        "تعهدت ألمانيا بدعم أوكرانيا التي تتعرض لهجوم من روسيا.",
        {"Germany AGREE Ukraine", "Russia ASSAULT Ukraine"},
        id="promise and relative clause",
    ),
    pytest.param(
        "زار بوتين دمشق التي قصفتها إسرائيل.",
        {"Vladimir Putin CONSULT Syria", "Israel ASSAULT Syria"},
        id="a pronoun for the object of the main verb",
    ),
    pytest.param(
        "قتل الجنود الأتراك الذين استهدفهم الجيش السوري.",
        {"Syrian Armed Forces ASSAULT Turkish Armed Forces"},
        id="a plural pronoun",
    ),
    pytest.param(
        "تركيا هي الدولة الوحيدة التي تقف مع الشعب السوري.",
        {"Turkey SUPPORT Syrian people"},
        id="said of a name behind a pronoun",
    ),
    pytest.param(
        "استهدفت الطائرات الوحدات الكردية المدعومة من واشنطن والتي تصنفها أنقرة إرهابية.",
        {"United States SUPPORT People's Protection Units", "Turkey ACCUSE People's Protection Units"},
        id="going on with «و»",
    ),
    pytest.param(
        "أصدر الرئيس الإيراني حسن روحاني بيانا اتهم فيه السعودية بالتصعيد.",
        {"Hassan Rouhani ACCUSE Saudi Arabia"},
        id="of an indefinite noun, with a pronoun for it",
    ),
    pytest.param(
        "شن الجيش الإسرائيلي هجوما صاروخيا استهدف مواقع لحزب الله.",
        {"Israel Defense Forces ASSAULT Hezbollah"},
        id="of an indefinite act of the subject",
    ),
    pytest.param("كشف تقرير نشرته صحيفة محلية عن خلاف.", set(), id="of an indefinite noun, by no actor"),
    pytest.param(
        "انتقدت موسكو التصريحات التي أدلى بها وزير الدفاع البريطاني.",
        {"Russia ACCUSE United Kingdom"},
        id="who did what is criticized",
    ),
    pytest.param(
        "فرنسا (باريس) التي انتقدت تركيا",
        {"France ACCUSE Turkey"},
        id="across a remark in brackets",
    ),
]

PARTICIPLES = [
    pytest.param("تحدث أردوغان أمام البرلمان متهما فرنسا بالعنصرية.", {"Recep Tayyip Erdogan ACCUSE France"}, id="accusing"),
    pytest.param(
        "غادر الوزير الإيراني محمد جواد ظريف بغداد داعيا واشنطن إلى رفع العقوبات.",
        {"Mohammad Javad Zarif REQUEST United States"},
        id="calling on",
    ),
    pytest.param(
        "اختتمت ميركل كلمتها معربة عن تضامنها مع اليونان.",
        {"Angela Merkel SUPPORT Greece"},
        id="a light construction as participle",
    ),
    pytest.param("حزب الله الموالي لإيران", {"Hezbollah SUPPORT Iran"}, id="loyal to"),
    pytest.param("الميليشيات المدعومة من إيران", set(), id="unnamed militias backed by a state"),
    pytest.param(
        "هاجمت قوات حفتر المدعومة من روسيا طرابلس.",
        {"Russia SUPPORT Libyan National Army", "Libyan National Army ASSAULT Libya"},
        id="backed by",
    ),
    pytest.param(
        "الهجمات الأذربيجانية المدعومة من تركيا على كاراباخ",
        {"Turkey SUPPORT Azerbaijan", "Azerbaijan ASSAULT Nagorno-Karabakh"},
        id="a chain of nouns with a passive participle",
    ),
    pytest.param(
        "استهدف الجيش الإسرائيلي حركة حماس المتحالفة مع إيران.",
        {"Israel Defense Forces ASSAULT Hamas", "Hamas SUPPORT Iran"},
        id="allied with",
    ),
    pytest.param(
        "قلصت واشنطن مساعداتها لباكستان متهمة إياها بتوفير الملاذ لحركة طالبان.",
        {
            "United States SANCTION Pakistan",
            "United States ACCUSE Pakistan",
            "Pakistan AID Taliban by United States",
        },
        id="the content of a participle of accusing",
    ),
    pytest.param(
        "ويمثل القصف ضربة لبشار الأسد وحليفته روسيا.",
        {"Russia SUPPORT Bashar al-Assad"},
        id="an ally joined by «و»",
    ),
]

SUBJECTS_NOT_SAID = [
    pytest.param(
        "قال ماكرون إن الوضع خطير. ووصل لافروف إلى برلين. وأضاف أنه يدعم اليونان.",
        {"Emmanuel Macron SUPPORT Greece"},
        id="«وأضاف»: who spoke last",
    ),
    pytest.param(
        "أعلنت روسيا موقفها. ودعت أرمينيا إلى وقف القتال.",
        {"Armenia REQUEST nobody"},
        id="a new subject behind the verb is taken",
    ),
    pytest.param("نفت تركيا الأنباء. واتهمت فرنسا بالتحريض.", {"Turkey ACCUSE France"}, id="the state spoken of before"),
    pytest.param(
        "التقى لافروف نظيره المصري سامح شكري وبحث معه الأزمة الليبية.",
        {"Sergey Lavrov CONSULT Sameh Shoukry"},
        id="subject of the verb before and a pronoun",
    ),
    pytest.param("أكدت إيران أنها تدعم سوريا.", {"Iran SUPPORT Syria"}, id="pronoun behind «أن»"),
    pytest.param("قال لافروف إنه يرفض المقترح الأميركي.", {"Sergey Lavrov REJECT United States"}, id="pronoun behind «إن»"),
    pytest.param(
        "تدعم تركيا أذربيجان وتزودها بالسلاح.",
        {"Turkey SUPPORT Azerbaijan", "Turkey AID Azerbaijan"},
        id="object pronoun",
    ),
    pytest.param(
        "انتقدت ميركل تركيا. ثم دعتها إلى الحوار.",
        {"Angela Merkel ACCUSE Turkey", "Angela Merkel REQUEST Turkey"},
        id="subject and object both not said",
    ),
    pytest.param(
        "هاجم الرئيس التركي رجب طيب أردوغان فرنسا في خطاب. ودعا إلى مقاطعة بضائعها.",
        {"Recep Tayyip Erdogan ACCUSE France", "Recep Tayyip Erdogan REQUEST nobody"},
        id="the speaker goes on",
    ),
    pytest.param("أكدت فرنسا أنها ستواصل دعم لبنان.", {"France AGREE Lebanon"}, id="pronoun and future"),
    pytest.param(
        "اتهم أردوغان فرنسا بالتصعيد. عبرت الشركة عن أسفها وتعهدت بالتعاون.",
        {"Recep Tayyip Erdogan ACCUSE France"},
        id="what a non-actor goes on doing is not the one's spoken of",
    ),
]

LIKEWISE = [
    pytest.param("رفضت إيران القرار كما فعلت سوريا.", {"Iran REJECT nobody", "Syria REJECT nobody"}, id="«كما فعلت»"),
    pytest.param(
        "دعت روسيا أذربيجان إلى التهدئة كما فعلت فرنسا.",
        {"Russia REQUEST Azerbaijan", "France REQUEST Azerbaijan"},
        id="«كما فعلت» with a target",
    ),
]

SPOKEN = [
    pytest.param(
        "قال نتنياهو إن إيران تكذب في شأن برنامجها.",
        {"Benjamin Netanyahu ACCUSE Iran"},
        id="says of another that it lies",
    ),
    pytest.param("أكدت فرنسا أن روسيا مسؤولة عن الهجوم على المستشفى.", {"France ACCUSE Russia"}, id="holds another responsible"),
    pytest.param(
        "قالت واشنطن إن طهران تقف وراء استهداف الناقلات.",
        {"United States ACCUSE Iran"},
        id="says who stands behind it",
    ),
    pytest.param(
        "قال بومبيو إن إيران تهدد أمن المنطقة.",
        {"Mike Pompeo ACCUSE Iran"},
        id="a danger to the region is a charge, no threat",
    ),
    pytest.param("قال أردوغان إن فرنسا تكيل بمكيالين.", {"Recep Tayyip Erdogan ACCUSE France"}, id="double standards"),
    pytest.param(
        "وصف ماكرون تصريحات أردوغان بأنها غير مقبولة.",
        {"Emmanuel Macron ACCUSE Recep Tayyip Erdogan"},
        id="a judgement",
    ),
    pytest.param("نسبت السعودية الهجوم إلى إيران.", {"Saudi Arabia ACCUSE Iran"}, id="ascribes an attack"),
    pytest.param("كالت إيران الانتقادات لفرنسا.", {"Iran ACCUSE France"}, id="heaps criticism"),
    pytest.param("أمهلت واشنطن تركيا حتى نهاية الشهر.", {"United States REQUEST Turkey"}, id="sets a term"),
    pytest.param("خيرت تركيا اليونان بين الحوار والمواجهة.", {"Turkey REQUEST Greece"}, id="leaves a choice"),
    pytest.param("نصحت روسيا إيران بالتريث.", {"Russia REQUEST Iran"}, id="advises"),
    pytest.param("تجاهلت إسرائيل دعوات فرنسا إلى التهدئة.", {"Israel REJECT France"}, id="ignores calls"),
    pytest.param(
        "قالت الخارجية الروسية إن ردنا لن يتأخر.",
        {"Russian Ministry of Foreign Affairs THREATEN nobody"},
        id="the answer will come",
    ),
    pytest.param("اعترف ترامب بالقدس عاصمة لإسرائيل.", {"Donald Trump SUPPORT Israel"}, id="recognizes a capital"),
    pytest.param("أكد ماكرون أن من حق إسرائيل الدفاع عن نفسها.", {"Emmanuel Macron SUPPORT Israel"}, id="has a right to"),
    pytest.param("يتمسك الاتحاد الأوروبي بالاتفاق النووي الإيراني.", {"European Union SUPPORT Iran"}, id="holds to a treaty"),
    pytest.param("أعرب الأردن عن وقوفه إلى جانب السعودية.", {"Jordan SUPPORT Saudi Arabia"}, id="stands beside"),
    pytest.param(
        "صادق الكونغرس على تعيين بومبيو.",
        {"US Congress SUPPORT Mike Pompeo"},
        id="confirms an appointment",
    ),
    pytest.param("أكدت روسيا حرصها على التعاون مع مصر.", {"Russia AGREE Egypt"}, id="is keen to cooperate"),
    pytest.param("قبلت إيران مقترح روسيا.", {"Iran AGREE Russia"}, id="accepts a proposal"),
    pytest.param(
        "رفعت اللجنة الأولمبية الدولية الإيقاف عن روسيا.",
        {"International Olympic Committee CONCEDE Russia"},
        id="lifts a suspension",
    ),
    pytest.param(
        "تظاهر الفلسطينيون تنديدا بالقرار الأميركي.",
        {"Palestinian people PROTEST United States"},
        id="demonstrates in condemnation of",
    ),
    pytest.param("خاض الفلسطينيون إضرابا ضد إسرائيل.", {"Palestinian people PROTEST Israel"}, id="fights a strike"),
]
"""What one says of or to another, in the ways of the news."""

ALL_CLASSES = [
    pytest.param("اتفقت مصر واليونان على ترسيم الحدود البحرية.", {"Egypt AGREE Greece"}, id="AGREE"),
    pytest.param(
        "تباحث العاهل الأردني الملك عبد الله الثاني مع الرئيس العراقي برهم صالح.",
        {"Abdullah II of Jordan CONSULT Barham Salih"},
        id="CONSULT",
    ),
    pytest.param("أشادت الصين بباكستان.", {"China SUPPORT Pakistan"}, id="SUPPORT"),
    pytest.param("رفعت الولايات المتحدة العقوبات عن السودان.", {"United States CONCEDE Sudan"}, id="CONCEDE"),
    pytest.param("أجرت روسيا مناورات عسكرية مشتركة مع الصين.", {"Russia COOPERATE China"}, id="COOPERATE"),
    pytest.param("أرسلت تركيا مساعدات طبية إلى إيطاليا.", {"Turkey AID Italy"}, id="AID"),
    pytest.param("أفرجت إيران عن باحث فرنسي.", {"Iran RETREAT France"}, id="RETREAT"),
    pytest.param("حثت الأمم المتحدة إسرائيل على وقف الاستيطان.", {"United Nations REQUEST Israel"}, id="REQUEST"),
    pytest.param("حملت السعودية إيران مسؤولية الهجوم.", {"Saudi Arabia ACCUSE Iran"}, id="ACCUSE"),
    pytest.param("رفضت إثيوبيا المقترح المصري.", {"Ethiopia REJECT Egypt"}, id="REJECT"),
    pytest.param("توعدت إيران إسرائيل برد قاس.", {"Iran THREATEN Israel"}, id="THREATEN"),
    pytest.param("تظاهر العراقيون ضد الحكومة العراقية.", {"Iraqi people PROTEST Iraq"}, id="PROTEST"),
    pytest.param("طردت بريطانيا دبلوماسيين روس.", {"United Kingdom SANCTION Russia"}, id="SANCTION"),
    pytest.param("نشرت تركيا قوات على الحدود مع سوريا.", {"Turkey MOBILIZE nobody"}, id="MOBILIZE"),
    pytest.param("احتلت إثيوبيا بلدة سودانية.", {"Ethiopia COERCE Sudan"}, id="COERCE"),
    pytest.param("قتلت القوات الإسرائيلية شابا فلسطينيا.", {"Israel Defense Forces ASSAULT Palestinian people"}, id="ASSAULT"),
]

BLOCKED = [
    pytest.param("ضرب أردوغان مثلا بفرنسا.", set(), id="gave an example"),
    pytest.param("فاز طالب مصري بجائزة في فرنسا.", set(), id="a student, not «demanded»"),
    pytest.param("تقع قطر في شرق الجزيرة العربية.", set(), id="a plain fact"),
    pytest.param("قالت ألمانيا إن الوضع صعب.", set(), id="bare speech"),
    pytest.param("أعربت إيطاليا عن أملها في نجاح المفاوضات.", set(), id="a hope"),
    pytest.param("قدمت تركيا تعازيها إلى لبنان.", set(), id="a condolence"),
    pytest.param("هزمت فرنسا كرواتيا في نهائي المونديال.", set(), id="a match"),
    pytest.param("ضرب زلزال تركيا.", set(), id="an earthquake"),
    pytest.param("دعم البنك المركزي التركي الليرة.", set(), id="a currency is supported"),
    pytest.param("رحبت فرنسا.", set(), id="a welcome of nothing"),
    pytest.param("استقبل المطار ألف مسافر من تركيا.", set(), id="an airport receives no guests of state"),
]

SUBTYPES = [
    pytest.param("سلمت روسيا الجزائر طائرات مقاتلة.", {"Russia AID/military Algeria"}, id="military aid"),
    pytest.param("منحت الكويت مصر قرضا بمليار دولار.", {"Kuwait AID/economic Egypt"}, id="economic aid"),
    pytest.param(
        "دعت روسيا أرمينيا وأذربيجان إلى وقف إطلاق النار.",
        {"Russia REQUEST/ceasefire Armenia", "Russia REQUEST/ceasefire Azerbaijan"},
        id="a ceasefire call",
    ),
    pytest.param(
        "دعت ألمانيا اليونان وتركيا إلى الحوار.",
        {"Germany REQUEST/dialogue Greece", "Germany REQUEST/dialogue Turkey"},
        id="a call to talk",
    ),
    pytest.param(
        "بحث بوتين هاتفيا مع باشينيان الوضع في كاراباخ.",
        {"Vladimir Putin CONSULT/phone Nikol Pashinyan"},
        id="a phone call",
    ),
    pytest.param(
        "زار وزير الخارجية التركي مولود تشاووش أوغلو أذربيجان.",
        {"Mevlut Cavusoglu CONSULT/visit Azerbaijan"},
        id="a visit",
    ),
    pytest.param("التقى بومبيو نتنياهو.", {"Mike Pompeo CONSULT/meeting Benjamin Netanyahu"}, id="a meeting"),
    pytest.param(
        "تتوسط الكويت بين السعودية وقطر.",
        {"Kuwait CONSULT/mediate Saudi Arabia", "Kuwait CONSULT/mediate Qatar"},
        id="mediation",
    ),
    pytest.param("قدمت السعودية مساعدات إنسانية إلى اليمن.", {"Saudi Arabia AID/humanitarian Yemen"}, id="humanitarian aid"),
    pytest.param(
        "اتفقت أرمينيا وأذربيجان على وقف إطلاق النار.",
        {"Armenia AGREE/ceasefire Azerbaijan"},
        id="a ceasefire agreement",
    ),
]

KNOWN_GAPS = [
    pytest.param("BLOCKED", "دعا الرئيس التركي الله أن يحفظ فلسطين.", set(), id="prayed to God"),
    pytest.param(
        "COORDINATION",
        "دعت فرنسا، وألمانيا، وإيطاليا إيران إلى الحوار.",
        {"France REQUEST Iran", "Germany REQUEST Iran", "Italy REQUEST Iran"},
        id="subjects with commas",
    ),
    pytest.param(
        "LIGHT",
        "عقد وزيرا الخارجية الروسي سيرغي لافروف والتركي مولود تشاووش أوغلو اجتماعا في موسكو.",
        {"Sergey Lavrov CONSULT Mevlut Cavusoglu"},
        id="one title for two ministers",
    ),
    pytest.param(
        "VERBAL_NOUNS",
        "انتقدت الصين العقوبات الأميركية على إيران.",
        {"China ACCUSE United States", "United States SANCTION Iran"},
        id="an act as object of a reproach",
    ),
    pytest.param(
        "SUBJECTS_NOT_SAID",
        "وصل ماكرون إلى بغداد حيث استقبله الرئيس العراقي برهم صالح.",
        {"Emmanuel Macron CONSULT Iraq", "Barham Salih CONSULT Emmanuel Macron"},
        id="object pronoun in a new clause",
    ),
    pytest.param(
        "VERB_FIRST",
        "التقى أمس في جنيف وزير الخارجية الأميركي مايك بومبيو نظيره الروسي.",
        {"Mike Pompeo CONSULT Russia"},
        id="time and place between verb and subject",
    ),
    pytest.param("HEADLINES", "بوتين: لن نسمح بسقوط دمشق", {"Vladimir Putin REJECT nobody"}, id="a refusal behind a colon"),
    pytest.param(
        "VERBAL_NOUNS",
        "بعد اغتيال إسرائيل قياديا في حركة حماس",
        {"Israel ASSAULT Hamas"},
        id="genitive of the one who acts, object of the noun",
    ),
    pytest.param(
        "RELATIVES",
        "الجيش الوطني الليبي الذي يقوده حفتر قصف طرابلس.",
        {"Libyan National Army ASSAULT Libya"},
        id="the main verb goes on behind the relative clause",
    ),
    pytest.param(
        "SUBJECTS_NOT_SAID",
        "وصل لافروف إلى دمشق. والتقى الرئيس السوري بشار الأسد.",
        {"Sergey Lavrov CONSULT Bashar al-Assad", "Sergey Lavrov CONSULT Syria"},
        id="the person spoken of before",
    ),
]


@pytest.mark.parametrize(("text", "expected"), VERB_FIRST)
def test_verb_first_order(read, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), SUBJECT_FIRST)
def test_subject_first_order(read, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_headlines(read, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), AGREEMENT)
def test_a_verb_agrees_with_its_subject(read, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), COORDINATION)
def test_coordinated_actors_give_a_statement_each(read, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), LIGHT)
def test_light_verbs_take_their_meaning_from_their_noun(read, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), VERBAL_NOUNS)
def test_verbal_nouns_count_as_acts(read, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), AGENTS)
def test_agent_phrases_name_who_acts(read, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), RELATIVES)
def test_relative_clauses(read, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), PARTICIPLES)
def test_participles_and_adjectives(read, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), SUBJECTS_NOT_SAID)
def test_a_subject_or_object_not_said_is_the_one_spoken_of(read, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), LIKEWISE)
def test_as_another_did(read, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_what_is_said_of_another(read, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), ALL_CLASSES)
def test_each_class_is_read(read, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), BLOCKED)
def test_words_that_are_no_cue_here(read, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), SUBTYPES)
def test_subtypes(read, text: str, expected: set[str]) -> None:
    assert said(read(text), subs=True) == expected


@pytest.mark.parametrize(("table", "text", "expected"), KNOWN_GAPS)
def test_a_known_gap_is_still_one(read, table: str, text: str, expected: set[str]) -> None:
    """What is still read wrongly. Once this fails for a sentence, that sentence is mended: move it to its table."""
    assert said(read(text), subs=table == "SUBTYPES") != expected
