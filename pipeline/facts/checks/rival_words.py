"""The words of rivals in three languages: next year and last year, per person and per household, dead and injured.

Wide on the side of what tells a rival, so that a free wording passes.
"""

from typing import NamedTuple


class Rival(NamedTuple):
    """One of a family: how the Korean says it, and what tells it in English and Chinese (regular expressions)."""

    family: str
    ko: str
    en: str
    zh: str
    needed: bool = False
    """Whether a translation without any word for it is wrong."""


_MONTHS = "jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec"
_DATE = r"(?:\d\s?(?:일|월|년|시|분|분기|반기)|(?:오늘|내일|이달|올해|내년|연말|월말|주말))"
RIVALS = (
    Rival("year", r"내년|명년", r"next year|following year|coming year|year after|next ?spring", r"明年|来年|次年|翌年", True),
    Rival(
        "year",
        r"지난해|작년|전년|지난 연말",
        r"last year|(?:previous|prior|preceding) (?:\w+ )?year|year[- ](?:earlier|ago|before|on[- ]year|over)|over the year|from 20\d\d|than in 20\d\d",
        r"去年|上年|上一年|前一年|同比|较前年",
        True,
    ),
    Rival("year", r"올해|금년", r"this year|current year|year to date|the year's", r"今年|本年|年内"),
    Rival("month", r"다음 ?달|내달|익월", rf"next month|following month|\b(?:{_MONTHS})", r"下个?月|次月|\d月", True),
    Rival(
        "month",
        r"지난달|전월|전달(?= ?(?:보다|대비|에))",
        rf"last month|(?:previous|prior|preceding) month|month[- ](?:earlier|ago|before|on[- ]month|over)|\b(?:{_MONTHS})",
        r"上个?月|上一月|前一?个?月|环比|\d月",
        True,
    ),
    Rival("month", r"이달|이번 ?달", r"this month|current month", r"本月|这个月|当月"),
    Rival("share", r"1인당|인당|명당|개인당", r"per (?:person|capita|head)|each (?:person|individual)|a person|apiece", r"每人|人均|每位|每名|一人|1人"),
    Rival("share", r"가구당|세대당|가구별", r"per household|each household|per family|a household|each family", r"每户|户均|每个?家庭|每一户"),
    Rival("rate", r"시간당|시속|매시간", r"per hour|an hour|hourly|each hour|every hour|/h\b", r"每小时|时速|小时"),
    Rival("rate", r"하루(?! 만)|일일|매일|일평균", r"per day|a day|daily|each day|every day", r"每天|每日|日均|一天|单日|一日"),
    Rival("rate", r"(?<![가-힣\d])월(?:평균)? ?(?=\d|최)|매월|매달|월평균|한 ?달에", r"per month|a month|monthly|each month|every month", r"每月|月均|每个月|月薪|一个月|月租"),
    Rival("rate", r"(?<![가-힣\d])연(?:간|평균)? ?(?=\d|최)|매년|해마다|연평균", r"per year|a year(?! (?:earlier|ago|before))|annual|yearly|each year|every year|per annum", r"每年|年均|年度|年利|年息|年率|一年|全年|年产"),
    Rival("trade", r"수출", r"export|ship|overseas|outbound", r"出口|外销|输出"),
    Rival("trade", r"수입(?:액|품|량|산| 물량|이 늘|국)", r"import(?!an)", r"进口"),
    Rival("result", r"영업이?익|순이?익|흑자", r"profit|surplus|black|income|earn|gain", r"利润|盈利|顺差|净利|盈余|收益"),
    Rival("result", r"영업손실|순손실|적자", r"loss|deficit|(?:in|into) the red|shortfall", r"亏|逆差|赤字|损失"),
    Rival("extreme", r"최대(?! ?\d)|최고(?! ?\d)|최다", r"largest|biggest|highest|most|record|max|top|best|greatest|peak", r"最大|最高|最多|纪录|记录"),
    Rival("extreme", r"최소(?! ?\d|한|화)|최저(?! ?\d|한)", r"smallest|lowest|least|minim|fewest|weakest", r"最小|最低|最少"),
    Rival("works", r"착공", r"break(?:s|ing)? ground|broke ground|start|beg[iau]n|commenc|groundbreaking|launch", r"开工|动工|奠基|启动|开建"),
    Rival("works", r"준공|완공", r"complet|finish|done|built|open", r"竣工|完工|建成|落成|完成"),
    Rival(
        "bound",
        rf"{_DATE}[^,\s]{{0,3}}까지",
        r"until|\bby\b|through|till|\bto\b|before|deadline|\bend|up to|as of|between|over|run",
        r"至|到|截|前|为止|内|期间|—|-|－|~",
        True,
    ),
    Rival(
        "bound",
        rf"{_DATE}[^,\s]{{0,2}}부터",
        r"from|since|start|begin|beg[au]n|as of|after|onward|effective|launch|open|between|in effect|kick|over|run",
        r"起|从|自|由|开始|以来|后|始|(?<=[日月年时分号期\d])\s?至|[-—－~]|为期|启动",
        True,
    ),
    Rival("lives", r"숨지|숨졌|숨진|사망|목숨", r"\b(?:die[sd]?\b|dying|dead|death|kill|fatal|perish)|li(?:fe|ves)\b|toll", r"死|亡|丧生|遇难|罹难|去世|牺牲|生命"),
    Rival("lives", r"다쳤|다친|다치|부상|중상|경상", r"injur|hurt|wound|burn", r"伤"),
    Rival("school", r"초등", r"elementary|primary|grade school|schoolchild", r"小学|初等|中小"),
    Rival("school", r"중학교|중학생", r"middle|junior|secondary|intermediate", r"初中|中学|中小"),
    Rival("school", r"고등학|고교", r"(?<!junior )high|secondary|senior|teen", r"高中|高等|中学|中小"),
    Rival("gender", r"남성|남자", r"\bm[ae]n\b|\bmale|\bboy|\bhis\b|\bhim|\bhe\b", r"男"),
    Rival("gender", r"여성|여자", r"wom[ae]n|female|girl|lady|ladies|\bher|\bshe\b", r"女"),
    Rival("stance", r"찬성|지지(?=율|하|했|자|를)|동의(?=하|했|를|율|서)", r"support|favou?r|approv|agree|endors|consent|backed|backing", r"赞成|支持|同意|拥护|赞同"),
    Rival("stance", r"반대(?!로|편|쪽|말|급부|의견 없)", r"oppos|against|disagree|object|disapprov|reject|other|resist|protest|down", r"反|对面|抵制|抗议|不赞成|不同意"),
    Rival("vote", r"가결|(?<![전교소])통과|승인|인준|허가|의결", r"pass|approv|adopt|authori[sz]|permi|allow|clear|green|grant|ratif|licen|accept|confirm|carried|endors|consent|nod|through|\bvot|decid", r"通过|批|许可|准|允许|认可|议决|决议|表决|可决|经过|穿"),
    Rival("vote", r"부결|기각|반려|불허", r"reject|down|dismiss|den[iy]|refus|defeat|veto|overturn|fail|disallow|return|not ", r"否决|驳回|拒|退回|不予|未|不许|不通过|不准"),
    Rival("deal", r"사들|매입|구매|구입", r"buy|bought|purchas|acquir|procur|took over|take over|spen[dt]", r"买|购|收"),
    Rival("deal", r"팔았|팔아|팔린|팔렸|판다|판매|매각|매도", r"sell|sold|sale|retail|divest|offer|launch|releas|available|auction|distribut|can (?:be )?(?:buy|bought|purchase)|on the market", r"卖|售|销|让|上架|上市|推出"),
    Rival("match", r"이겼|이긴 |(?<![가-힣])이기|승리|꺾|(?<!준)우승(?!컵|후보|팀)|제치|제쳤|물리치|물리쳤|\d승", r"\bw[io]n|beat|defeat|victor|\btop|edg|down|triumph|champion|title|crown|upset|overc|past|gold|sweep|swept", r"胜|赢|击败|夺|冠|克|力压|败给他"),
    Rival("match", r"패배|패했|\d패|역전패|완패|석패|\d[-대: ]{1,3}\d+(?:으?로) (?:졌|진 )", r"los[est]|defeat|f[ae]ll|beaten|bow|knocked|eliminat|\bout\b|went down|runner", r"负|败|输|不敌|淘汰|出局|无缘"),
    Rival("doors", r"개장|개관|개통|문을 열|개방|개원|개점|개업|문을 연|재개", r"open|inaugur|launch|resum|start|beg[aiu]n|unveil|debut|\bnew\b|establish|service|restor|welcom|held|hold|reviv|back", r"开|启|通车|恢复|投入|重启|揭幕|落成|设立|成立|新"),
    Rival("doors", r"폐쇄|폐관|폐점|폐업|휴관|휴업|문을 닫|휴장|폐교", r"clos|shut|suspend|abolish|off[- ]limits|cease|halt|discontinu|block|restrict|seal|scrap|out of business|temporar", r"关|闭|封|停|歇|废|撤|管制|休|倒|禁"),
    Rival("staff", r"채용|고용|뽑|모집|선발", r"hir|recruit|employ|select|tak(?:e|es|en|ing) on|pick|accept|enrol|seek|add|choos|chose|job|work|invit|call|appl|gather|rais|draw|draft|nam|look", r"招|聘|雇|选|录|征|募|就业|用工|评|抽"),
    Rival("staff", r"해고|감원|해임|파면", r"\bfir(?:e|ed|ing)\b|dismiss|laid off|lay|sack|\bcut|let go|redundan|remov|oust|terminat|eliminat|job loss|slash", r"裁|解雇|开除|辞退|解聘|免|罢|撤"),
    Rival("loan", r"빌려주|빌려준|빌려줬|대출해", r"len[dt]|loan|financ|rent|provid|offer|gave|give|extend|credit", r"贷|借|租|发放|提供"),
    Rival("loan", r"빌렸|빌린 |차입|대출받", r"borrow|owe|took out|loan|debt|taken|rent", r"借|贷款|债|租"),
    Rival("hours", r"야간|심야|한밤|밤사이", r"night|evening|dark|after[- ]hours|late|nocturn|midnight", r"夜|晚|深更"),
    Rival("hours", r"주간(?= ?(?:보호|돌봄|진료|시간|근무|운행))|한낮|대낮|낮 시간", r"day|noon|sun", r"白天|日间|昼|白日|日照"),
    Rival("order", r"\d ?(?:분|시간|일|주일?|개월|년) ?전(?=에|부터|까지|보다|의|인|[^가-힣]|$)", r"before|prior|ahead|advance|earlier|\bago\b|previous|until|\bby\b|last|back|since|older|from|old|to go", r"前|早|提前|事先|昨|去|此前|上"),
    Rival("order", r"\d ?(?:분|시간|일|주일?|개월|년) ?(?:후|뒤)", r"after|later|since|within|follow|post|\bin\b|from now|on\b|next|old|subsequent|past|then|in the future", r"后|内|起|未来|时隔|过|满|第|隔|今|才"),
    Rival("price", r"무료|공짜", r"\bfree|\bno (?:charge|cost|fee|admission)|without (?:charge|cost|pay)|complimentary|gratis|waiv|at no |nothing|pro bono|toll", r"免|无偿|不收|无需|不要钱|白送|赠", True),
    Rival("first", r"처음으로|최초|사상 첫|국내 첫|(?<![가-힣])첫 (?![가-힣]{1,2}(?:째|날))", r"first|maiden|debut|inaugur|never before|initial|premiere|pioneer|unprecedented|earliest|1st|opening|beg[iau]n|start|new", r"首|第一|初|率先|头|开创|史无前例|最早|新|起步|开局", True),
    Rival("limit", r"최대 ?(?:약 ?)?\d", r"up to|as (?:much|many|long|high|large|far|big) as|max|at (?:the )?most|no (?:more|longer|higher|greater) than|not exceed|limit|cap|ceiling|within|under|below|or (?:less|fewer)|largest|biggest|\bmost|highest|peak|\btop|record|to \$?\d|until|potential|total", r"最(?!少|低|小)|至多|不超过|以内|以下|上限|封顶|可达|高达|之内|多达|达到?|可获|至(?!少)", True),
    Rival("limit", r"최소 ?\d|적어도 ?\d", r"at least|minimum|no (?:less|fewer)|or more|not less|smallest|least|lowest|more than|over|above|shortest|from", r"至少|最(?!多|高|大)|起码|不少于|不低于|以上|超", True),
    Rival("floor", r"\d[^\s\d,]{0,4} ?이상(?!기|징|현|한|행|저|고)", r"or (?:more|older|over|above|higher|longer|greater|better|up|later|beyond|stronger)|at least|more|over|minim|above|older|and (?:up|over|above|older)|upward|exceed|no (?:less|fewer|later)|beyond|senior|surpass|\btop|plus|\+|from|not less|higher|longer|at or", r"以上|至少|不少于|不低于|超|逾|起|多|最低|满|过|≥|余|上|不止|高于|大于", True),
    Rival("ceiling", r"\d[^\s\d,]{0,4} ?(?:이하|미만|이내)", r"or (?:less|under|younger|fewer|below|lower|smaller|shorter|earlier)|less|fewer|under|below|within|up to|no (?:more|older|later|longer|higher)|at (?:the )?most|max|exceed|younger|\bby\b|\bin\b|short of|lower|smaller|not more|and (?:under|below)|top|limit", r"以下|以内|不到|不足|未满|不满|低于|少于|不超|之内|内|最多|最高|小于|至多|下|不高|没到|未达|≤|近|不出", True),
    Rival("rough", r"\d[십백천만억]{0,2}여 ?(?=[가-힣])", r"more than|over|some|about|around|roughly|approximate|upward|or so|-plus|odd|exceed|at least|above|\+|or more", r"多|余|超|逾|约|左右|以上|上下|来"),
    Rival("rough", r"거의 \d|\d[^\s\d]{0,4} ?(?:가까이|가까운|에 육박|에 못 ?미)", r"nearly|almost|less than|fewer than|close to|just under|approach|under|below|short of", r"近(?!年|期|日|来|两|三|几|代|郊|海)|将近|不到|不足|接近|差不多|少于|低于|未满"),
    Rival("goal", r"밑돌|미달|못 ?미[치친쳤]|보다 \d[\d.,]*[%가-힣]{1,5} ?(?:적|낮)", r"below|under|short|less|lower|fewer|miss|fail|down|behind|fell|fall|shy|drop|declin|decreas|reduc|small|not ", r"低|少|不足|未|不到|逊|减|降|下"),
    Rival("goal", r"웃돌|(?<![화협])상회(?=하|했)|넘어섰|초과", r"exceed|surpass|outstrip|above|beyond|\bbeat|outperform", r"超|高于|多于|逾|越"),
    Rival("number", r"(?<![가-힣\d])두 (?=[가-힣])|(?<![\d.,])2(?![\d.,만천백십억조월분])", r"\btwo\b|\bboth\b|pair|couple|twin|double|dual|second|twice|either|neither|each|half|\b2\b|duo|bilateral", r"两|二|双|俩|半|(?<![\d.,])2(?![\d.,%])"),
    Rival("number", r"(?<![가-힣\d])세 (?=[가-힣])|(?<![\d.,])3(?![\d.,만천백십억조월분])", r"\bthree\b|third|triple|trio|\b3\b|3rd", r"三|(?<![\d.,])3(?![\d.,%])"),
    Rival("number", r"(?<![가-힣\d])네 (?=[가-힣])|(?<![\d.,])4(?![\d.,만천백십억조월분])", r"\bfour\b|fourth|quadru|\b4\b|4th", r"四|(?<![\d.,])4(?![\d.,%])"),
)  # fmt: skip
