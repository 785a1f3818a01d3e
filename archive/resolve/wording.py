"""The words that tell what kind of body a name is."""

from __future__ import annotations

import re

from archive.resolve.model import Kind

PEOPLES = (
    "壮族|满族|回族|苗族|维吾尔族?|土家族|彝族|蒙古族?|藏族|布依族|侗族|瑶族|朝鲜族|白族|哈尼族|哈萨克族?|黎族|傣族|畲族|傈僳族|"
    "仡佬族|东乡族|高山族|拉祜族|水族|佤族|纳西族|羌族|土族|仫佬族|锡伯族?|柯尔克孜族?|达斡尔族|景颇族|毛南族|撒拉族|布朗族|"
    "塔吉克族?|阿昌族|普米族|鄂温克族|怒族|京族|基诺族|德昂族|保安族|俄罗斯族|裕固族|乌孜别克族?|门巴族|鄂伦春族|独龙族|"
    "塔塔尔族?|赫哲族|珞巴族|各族"
)
# "杨梅彝族苗族回族乡" → "杨梅" + peoples + "乡"
ETHNIC_TOWNSHIP = re.compile(rf"^(.+?)(?:{PEOPLES})+(?:民族)?乡$")
# "鄂温克族自治旗", "大理白族自治州": what remains without peoples and 自治
AUTONOMOUS = re.compile(rf"(?:(?:{PEOPLES})*自治(?:县|州|旗|区))$")
# "鄂温克族自治旗" → "鄂温克"
SELF_RULE = re.compile(r"族?自治(县|州|旗|区)$")
# "科尔沁右翼中旗" is 科右中旗 for short.
BANNER = re.compile(r"^.+([左右])翼([前中后])旗$")
# "人民政府", "政府办公室", "人民政府办公厅", "行政公署"
GOVERNMENT = re.compile(r"^(人民政府|政府|行政公署|行署)?(办公室|办公厅|(?<=[府署])办)?$")
# A township's office words: "X镇人民政府", "X街道办事处", "X镇党政综合办公室", "X街道党工委".
TOWNSHIP_OFFICE = re.compile(
    r"(人民政府|政府|办事处|党工委|党委|管理委员会|管委会)?(党政综合办公室|党政办公室|党政办|综合办公室|办公室|机关)?$"
)
# "南湾街片区|人民政府办公室": the office of a government we do not know is no department of the one we know.
OFFICE_OF_ANOTHER = re.compile(r".(?:人民政府|办事处)(?:党政|综合|党政综合)?办公室$")
# "普吉街道办" → "普吉街道"
STREET_OFFICE = re.compile(r"街道办$")
# "蒲城街道", "镇罗镇", "清河头乡", "辉苏木", "南磨房地区"
TOWNSHIP_ENDING = re.compile(r"(街道|镇|乡|苏木|地区)$")
# "东风垦殖场", "园艺场", "兵团一五二团", "152团", "一五二团"
FARM = re.compile(r"(场|农垦|兵团.*团|\d+团|[一二三四五六七八九十百〇零]+团|监狱)$")
ZONE_WORD = (
    "开发区|高新区|经开区|新区|园区|产业园|工业园|科技园|示范区|示范园|保税区|保税港区|度假区|旅游区|景区|名胜区|合作区|管理区|"
    "新城|试验区|先行区|集聚区|聚集区|物流园|科技城|软件园|软件谷|临港区|港区|空港|口岸|工业城|基地|商务区|生态城|经济区|农业园|创新园"
)
# "桃园开发区管委会", "重庆高新技术产业开发区管理委员会办公室", "长春高新开发区政府"
ZONE = re.compile(
    rf"(?:{ZONE_WORD}|(?<=.)管委会|(?<=.)管理委员会|(?<=.)管理委)(?:党工委)?(?:管理委员会|管委会|管理局|管理处)?"
    r"(?:人民政府|政府)?(?:办公室|综合办公室|党政办公室|综合办)?$"
)
# "太仓|高新区", "五华|科技产业园": what a zone is, right after its place's short name; not "金华|山风景区".
ZONE_NATURE = re.compile(
    r"^(国家级?|省级)?(高新|高技术|经济|经开|开发|工业|保税|综合|新区|临港|临空|空港|科技|循环|现代|农业|旅游|出口|自由贸易|自贸|"
    r"产业|物流|化工|生态|文化|海洋|高铁|城乡一体化|承接产业|国际|示范|管委会|管理委员会)"
)
# What follows a zone that has a row of its own: "石家庄高新技术产业开发区|管理委员会".
ZONE_OFFICE = re.compile(r"^(党工委|管理委员会|管委会)+(办公室|党政办公室|综合办公室)?$")
# "淄博高新区|中埠镇": a township behind the zone that runs it.
ZONE_PREFIX = re.compile(
    rf"^(.{{2,8}}?(?:{ZONE_WORD}))(?:管委会|管理委员会)?(?=.{{2,}}(?:镇|乡|街道|办事处|人民政府)$)"
)
# "益阳市生态环境局安化分局" → bureau, branch place; "公安局交通警察支队" has none.
BRANCH = re.compile(r"^(.{2,}?(?:局|委员会|中心|公司))(.{2,8}?)(分局|分中心|分公司|直属局)$")
# "县人民政府驻北京办事处": an office away from home, no subdistrict.
AWAY = re.compile(r"驻.{2,6}(办事处|联络处)$")
# "生态环境分局", "西藏自治区地震局", "税务局", "涞水调查队": they answer to a ministry or a city.
VERTICAL = re.compile(
    r"分局$|气象局|地震局|税务局|国税|地税|海关|海事局|邮政管理局|通信管理局|烟草专卖局|调查总?队$|消防救援|银保监|金融监督管理|监管分局|"
    r"人民银行|证监局|外汇管理|边防|边检|出入境|移民管理|煤矿安全|矿山安全监察|能源监管|民用航空|铁路监督|储备局|供电|无线电管理"
)
# "教育局", "卫生健康委", "县政务服务中心", "残联", "供销社"
DEPARTMENT = re.compile(
    r"(局|委员会|委|办公室|办|厅|中心|院|部|署|处|站|队|支队|大队|总队|所|馆|社|会|校|学校|大学|学院|公司|银行|支行|集团|医院|"
    r"残联|妇联|文联|侨联|工商联|科协|联合会|联社|总会|协会|法院|检察院|指挥部|服务局|台|报社|库)$"
)
# "国家税务总局涞水县税务局", "国家统计局涞水调查队": an office of the centre; the place follows.
OF_THE_CENTRE = re.compile(
    r"^(国家税务总局|国家统计局|国家金融监督管理总局|中国银保监会|中国银行保险监督管理委员会|中国人民银行|中国证券监督管理委员会|"
    r"中国证监会|国家外汇管理局|国家矿山安全监察局|国家能源局|中华人民共和国|国家粮食和物资储备局|财政部|中国民用航空)(?=.{2,}$)"
)
# "涑水县教育局": names some place; "城市管理局", "社区服务中心" and "开发区管委会" do not.
PLACE_LIKE = re.compile(r"^.{1,9}?(?:省|自治区|市|县|区|旗|自治州|盟|镇|乡|街道)(?=.)")
NOT_A_PLACE = re.compile(
    r"(城市|都市|上市|超市|股市|夜市|菜市|门市|社区|园区|地区|城区|景区|开发区|新区|高新区|经开区|经济区|山区|灾区|库区|林区|矿区|"
    r"牧区|校区|片区|小区|县区|市区|保税区|港区|度假区|旅游区|特区|辖区|灌区|示范区|保护区|管理区|工业区|试验区|名胜区|合作区|"
    r"产业区|集聚区|聚集区|生活区|商务区|功能区|住区|院区|厂区|湖区|流域区|城乡|城镇|乡镇|集镇|村镇|小城镇|军区|战区|联盟|红旗|建制镇)$"
)
SHORT_BODIES = frozenset({"残联", "妇联", "文联", "侨联", "科协", "团委", "党校"})
# "卫健委" and its like: what newspapers and portals shorten, and the full name.
SHORT_DEPARTMENTS = {
    "卫健": "卫生健康",
    "卫计": "卫生和计划生育",
    "发改": "发展和改革",
    "人社": "人力资源和社会保障",
    "住建": "住房和城乡建设",
    "市监": "市场监督管理",
    "市场监管": "市场监督管理",
    "教体": "教育体育",
    "文旅": "文化和旅游",
    "文广旅": "文化广电和旅游",
    "民宗": "民族宗教事务",
    "医保": "医疗保障",
    "应急": "应急管理",
    "城管": "城市管理",
    "农业农村": "农业农村",
    "退役军人": "退役军人事务",
    "国资": "国有资产监督管理",
    "自规": "自然资源和规划",
    "工信": "工业和信息化",
}
SHORT = re.compile(
    r"^(" + "|".join(sorted(SHORT_DEPARTMENTS, key=len, reverse=True)) + r")(委员会|委|局|厅)$"
)


# "高新技术产业开发区" and "高新区", "管理委员会" and "管委会": one zone, spelled out or not.
SHORT_ZONES = (
    ("高新技术产业开发区", "高新区"),
    ("高新技术开发区", "高新区"),
    ("高新开发区", "高新区"),
    ("经济技术开发区", "经开区"),
    ("管理委员会", "管委会"),
)


# "卫生健康委" → "卫生健康委员会"
COMMISSION = re.compile(r"委$")


def zone_name(printed: str) -> str:
    """One spelling for one zone, for telling bodies apart."""
    for long, short in SHORT_ZONES:
        printed = printed.replace(long, short)
    return printed


def department_name(printed: str) -> str:
    """One spelling for one department: 卫健委, 卫生健康委 and 卫生健康委员会 are the same body."""
    name = SHORT.sub(lambda found: SHORT_DEPARTMENTS[found[1]] + found[2], printed)
    return COMMISSION.sub("委员会", name)


def kind_of(rest: str) -> Kind | None:
    """The kind of body *rest* (a name without the division before it) is, or None for nothing we know."""
    if GOVERNMENT.match(rest):
        return "gov"
    if AWAY.search(rest):
        return "dept"
    if BRANCH.match(rest) or VERTICAL.search(rest):
        return "vert"
    if ZONE.search(rest):
        return "zone"
    if OFFICE_OF_ANOTHER.search(rest):
        return None
    if DEPARTMENT.search(rest) and (len(rest) > 2 or rest in SHORT_BODIES):
        return "dept"
    return None


def names_a_place(text: str) -> bool:
    """True when *text* begins with what looks like a division's name."""
    found = PLACE_LIKE.match(text)
    return found is not None and NOT_A_PLACE.search(found[0]) is None


def township_kind(name: str) -> Kind:
    """The kind of a township-level division by its own name."""
    if name.endswith(("街道", "办事处", "地区")):
        return "street"
    if TOWNSHIP_ENDING.search(name):
        return "town"
    return "farm" if FARM.search(name) else "zone"
