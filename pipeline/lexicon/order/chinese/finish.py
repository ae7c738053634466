"""The last touch on a Chinese draft: wordings that only show when the whole clause stands."""

import re
from collections.abc import Callable

_MONEY = r"[^，。、“”]{1,24}?元(?:人民币)?"
_TRADES = r"(?=购|买|卖|售|出售|销售|租|入手)"
_CHANGED = "(?:增长|增加|减少|下降|上升|激增|锐减|猛增|扩大|缩小|提高|降低)"
_SPAN = r"\d+(?:年|个月|周|天|个季度)"
_RECEIVES = "受害|遗属|家属|原告|劳动者|员工|工人|居民|患者|消费者|投资者"
_MORE = "(?:更?[多高长大重快])"
_COUNT = r"约?\d[\d.万亿]*[^\d，。]{1,3}"
_YIELDS = "生产|销售|处理|运输|供应|接待|培养|发电"
_FINISHED: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(rf"(可以?|能够?|将|计划)以({_MONEY}){_TRADES}"), r"\1以\2的价格"),
    (re.compile("(^|，)([\u4e00-\u9fff]{2})的结果显示"), r"\1\2结果显示"),
    (re.compile("或借(?=[，。]|$)"), "或租借"),
    (re.compile("可以以"), "可以"),
    (re.compile(r"(最高|最低|平均)(\d[\d.]*公里)/小时"), r"\1时速\2"),
    (re.compile(r"(时速[^，。\d]{0,4}\d[\d.]*公里)/小时"), r"\1"),
    (re.compile(r"([两三四五六])国家(?!级)"), r"\1国"),
    (re.compile(rf"({_CHANGED})({_SPAN}间)(?=约?\d)"), r"\2\1"),
    (re.compile(r"(?:增加|增长|激增|猛增|扩大|上升)至?(约?(?!1倍)\d[\d.]*倍)"), r"增至\1"),
    (re.compile(rf"时隔({_SPAN})(?=(?:{_CHANGED}|[增升降跌减])至?约?\d)"), r"\1间"),
    (re.compile(r"连续([上增回下减][涨升长加跌降少])(\d+)(年|个月|周|天|个?季度)"), r"连续\2\3\1"),
    (re.compile(r"(连续\d+)季度"), r"\1个季度"),
    (re.compile(r"股份(约?[\d.]+%)"), r"\1股份"),
    (re.compile("每(箱|瓶|杯|袋|盒)子"), r"每\1"),
    (re.compile("(^|，)为此(?=[^，])"), r"\1为此，"),
    (re.compile(r"用(\d[\d.]*(?:秒|分|分钟|票|杆|球|米))差距"), r"以\1之差"),
    (re.compile("(?:减少|缩短|降低)([^，。的]{2,12})至一半"), r"将\1减半"),
    (re.compile(r"(?:录取|选拔|选出)(\d+)人研究团队"), r"招聘\1名研究人员"),
    (re.compile(rf"((?:可以|能够?)?)({_YIELDS})全年(?=约?\d)"), r"每年\1\2"),
    (re.compile(rf"法院判决，向((?:(?!{_RECEIVES})[^，。]){{1,20}}?)(?=赔偿|支付|返还)"), r"法院判令\1"),
    (re.compile(rf"(?:与去年同期相比|同比)据统计为({_CHANGED}约?[\d.]+%)的(\d[^，。的]*)$"), r"据统计同比\1，为\2"),
    (re.compile("从([^，。]{1,12}?)听取意见"), r"听取\1意见"),
    (re.compile(r"可以?以?(\d[\d.万亿]*[日韩美]?元)(使用|利用|租用|租借|订阅|观看)(每[月年天])"), r"\3\1即可\2"),
    (re.compile(r"支援(?=\d+个?种?语言)"), "支持"),
    (re.compile(r"(\d)个?语言"), r"\1种语言"),
    (re.compile(r"(\d+)层地下(?:和|、)地[面上](\d+)层"), r"地下\1层、地上\2层"),
    (re.compile("([一二三四五六七八九十\\d]+月)在号(刊登|登载|发表)([^，。]+)"), r"\2于\3\1号"),
    (re.compile("在([^，。在]{2,10})为了([^，。]{2,12})，"), r"为了在\1\2，"),
    (re.compile(rf"比([^，。]{{1,8}}?)(减少|增加)([^，。\d平]{{2,10}})(平均)?({_COUNT})$"), r"\3比\1\4\2\5"),
    (re.compile("向([^，。]+?)(?=判处|宣判)"), r"对\1"),
    (re.compile(r"处以(罚款|罚金|滞纳金)(约?\d[^，。]*?元)"), r"处以\2\1"),
    (re.compile("签署决定(?=[^，。]{2,40}的(?:协议|协定|合同|谅解备忘录|备忘录))"), "签署"),
    (re.compile(r"时隔(\d+(?:个?小时|分钟))"), r"\1后"),
    (re.compile("(市|省|国|县)至(?=[^，。]{2,6}(?:友好|姐妹|缔结))"), r"\1与"),
    (re.compile("用([^，。]{2,16}为(?:纽带|契机|基础|主题))"), r"以\1"),
    (re.compile("用此基础上"), "在此基础上"),
    (
        re.compile(rf"((?:进行|举行|开展)?约?\d[\d.万亿]*)[件个]和({_MONEY})规模的(?=[^，。]{{0,4}}洽谈)"),
        r"\1场、总额\2的",
    ),
    (re.compile(rf"(约?\d[\d.万亿]*[件场项份])和({_MONEY})规模的"), r"\1、总额\2的"),
    (re.compile(rf"比([^，。比]{{1,24}}?){_MORE}(约?\d[\d.]*倍)"), r"是\1的\2"),
    (re.compile(r"比([^，。比]{1,24}?)增至(约?\d[\d.]*倍)"), r"增至\1的\2"),
    (re.compile(r"(?<!时速)(约?\d[\d.]*公里)/小时"), r"时速\1"),
    (re.compile("从([^，。从]{1,20})来的"), r"来自\1的"),
    (re.compile(r"(放映[^，。]*?\d+部)(?=$|[，。])"), r"\1影片"),
    (re.compile("的以来"), "以来"),
    (re.compile("第([2-9])(?=[高低多大长])"), lambda found: f"第{'零一二三四五六七八九'[int(found[1])]}"),
    (re.compile("因涉嫌([^，。]+?)的被"), r"因涉嫌\1被"),
    (re.compile(r"以(\d{1,3})至(\d{1,3})(?=[输负胜击战])"), r"以\1比\2"),
    (re.compile(r"在([^，。在]{1,12}?)以(\d+比\d+)[输负]"), r"以\2负于\1"),
    (re.compile("回来(?=[\u4e00-\u9fff]{2})"), "回到"),
    (re.compile(rf"比(?:(?:去年|上年|前一年)同期|上年)(?={_CHANGED}约?\d[\d.]*%)"), "同比"),
)
"""2배 늘다 is 增至2倍 (增加2倍 is three times as much); 可以以: 可以 has the preposition in it; 时速 the hour; 去年同期 and 上年 before a share of change are 同比."""


def finished(text: str) -> str:
    """``text`` with each such wording mended."""
    for pattern, better in _FINISHED:
        text = pattern.sub(better, text)
    return text
