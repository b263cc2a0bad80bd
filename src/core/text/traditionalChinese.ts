/** Traditional characters, which Taiwan and Hong Kong write, against the simplified ones of the mainland and Singapore. */

/** Frequent characters that differ, each traditional one before its simplified form. */
const PAIRS =
  "國国說说們们這这來来為为會会時时個个對对發发學学經经過过種种開开關关長长問问間间進进動动後后實实現现應应權权" +
  "條条並并義义無无務务選选員员論论願愿際际隸隶當当證证適适屬属參参業业別别財财獨独確确況况項项團团維维術术與与" +
  "礎础憲宪機机構构資资見见殘残罰罚審审獲获譽誉擊击內内尋寻則则奪夺變变結结體体張张擇择舉举據据組组織织" +
  "職职給给兒儿級级質质壓压價价買买賣卖補补規规榮荣遷迁離离約约雙双締缔禮礼傳传遞递記记濟济報报輔辅醫医療疗廢废" +
  "喪丧謀谋親亲協协樣样費费階阶頁页檔档檢检視视設设誤误錯错輸输鏈链閉闭啟启點点儲储刪删編编輯辑" +
  "碼码號号帳账語语譯译讓让請请該该還还從从兩两萬万東东車车書书電电話话頭头門门馬马魚鱼鳥鸟風风飛飞愛爱寫写聽听" +
  "讀读認认識识試试嗎吗麼么壞坏場场聲声處处備备夠够幫帮總总線线網网圖图導导專专將将類类環环產产計计訊讯調调響响" +
  "統统載载畫画儘尽盡尽連连運运執执緒绪滾滚單单鍵键盤盘鈕钮標标籤签簽签預预覽览貼贴複复復复隱隐顯显螢荧數数庫库" +
  "範范圍围軟软驅驱層层簡简訪访優优遠远郵邮錄录冊册戶户撥拨擴扩轉转換换邊边緣缘縮缩減减節节齊齐靜静慮虑態态歷历曆历" +
  "憶忆測测驗验許许絕绝鎖锁鏡镜觸触筆笔緊紧損损毀毁終终斷断腦脑瀏浏監监頻频圓圆鄰邻灣湾亞亚歐欧華华漢汉寶宝貝贝貨货" +
  "購购閱阅紙纸雜杂聯联絡络衛卫蟲虫殺杀隊队農农廠厂陽阳陰阴陸陆島岛隨随險险難难雖虽霧雾靈灵頂顶須须題题顏颜顧顾養养" +
  "館馆騎骑鮮鲜黨党龍龙齡龄達达違违遲迟遺遗邏逻鄉乡釋释針针鈴铃銀银銷销鋼钢錢钱鐘钟鐵铁閃闪聞闻興兴舊旧藍蓝藝艺藥药" +
  "蘋苹裝装覺觉觀观訂订討讨訓训訴诉診诊詞词詳详誠诚課课諸诸謝谢講讲議议護护讚赞豐丰貴贵責责敗败販贩賴赖贏赢趕赶跡迹" +
  "軌轨軍军較较輕轻輪轮輛辆辦办辭辞鑰钥匯汇彙汇區区嚴严夢梦奮奋婦妇孫孙寧宁屆届幣币帶带廣广廳厅強强彈弹徑径徹彻恆恒" +
  "惡恶慣惯慶庆憂忧憑凭懷怀戰战戲戏拋抛掃扫揚扬搶抢撐撑擋挡擔担擬拟擾扰攜携攝摄敵敌曉晓棄弃極极槍枪樂乐樓楼樞枢樹树" +
  "橋桥橫横歡欢歲岁歸归氣气決决沒没淚泪淨净淺浅溝沟溫温滅灭滿满漸渐潔洁潛潜濃浓濕湿濾滤災灾煙烟煩烦熱热燈灯燒烧營营" +
  "爭争牆墙狀状猶犹獻献畢毕異异盜盗眾众礙碍稱称積积穩稳窮穷競竞籌筹糧粮糾纠紀纪紅红納纳純纯紛纷細细紹绍絲丝綠绿綱纲" +
  "練练緩缓縣县績绩繞绕繪绘續续繳缴羅罗習习聖圣聰聪腳脚膚肤臉脸臨临莊庄葉叶蓋盖薦荐虛虚衝冲鍊链鏽锈闊阔韓韩飯饭餅饼";
/** Those whose simplified form is a character of traditional texts, too, or another word's. */
const WITHOUT_PAIR = "係準裡註週製採遊雲幾餘隻髮鬆繫迴臺檯麵鬍颱穀";

const TRADITIONAL = new Set(WITHOUT_PAIR);
const SIMPLIFIED = new Set<string>();
for (let at = 0; at + 1 < PAIRS.length; at += 2) {
  TRADITIONAL.add(PAIRS.charAt(at));
  SIMPLIFIED.add(PAIRS.charAt(at + 1));
}

/** Whether more of the characters that differ have their traditional form. A text without any counts as simplified. */
export function isTraditionalChinese(text: string): boolean {
  return traditionalBalance(text) > 0;
}

/** By how many the traditional ones among the characters that differ are more than the simplified ones: that of two parts is the sum. */
export function traditionalBalance(text: string): number {
  let balance = 0;
  for (const character of text) {
    if (TRADITIONAL.has(character)) balance += 1;
    else if (SIMPLIFIED.has(character)) balance -= 1;
  }
  return balance;
}
