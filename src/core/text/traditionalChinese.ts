/** Traditional characters, which Taiwan and Hong Kong write, against the simplified ones of the mainland and Singapore. */

/** Frequent characters that differ, each traditional one before its simplified form. */
const PAIRS =
  "國国說说們们這这來来為为會会時时個个對对發发學学經经過过種种開开關关長长問问間间進进動动後后實实現现應应權权" +
  "條条並并義义無无務务選选員员論论願愿際际隸隶當当證证適适屬属參参業业別别財财獨独確确況况項项團团維维術术與与" +
  "礎础係系憲宪準准機机構构資资見见殘残罰罚審审獲获譽誉擊击內内尋寻則则奪夺變变結结體体張张擇择舉举據据組组織织" +
  "職职給给兒儿級级質质壓压價价買买賣卖補补規规榮荣遷迁離离約约雙双締缔禮礼傳传遞递記记濟济報报輔辅醫医療疗廢废" +
  "喪丧謀谋親亲協协樣样費费階阶頁页檔档檢检視视設设誤误錯错輸输鏈链關关閉闭啟启點点擊击儲储刪删編编輯辑" +
  "碼码號号帳账語语譯译讓让請请該该還还從从兩两萬万東东車车書书電电話话頭头門门馬马魚鱼鳥鸟風风飛飞愛爱寫写聽听" +
  "讀读認认識识試试嗎吗麼么壞坏場场聲声處处備备夠够幫帮總总線线網网圖图導导專专將将類类環环產产計计訊讯調调響响";

const TRADITIONAL = new Set<string>();
const SIMPLIFIED = new Set<string>();
for (let at = 0; at + 1 < PAIRS.length; at += 2) {
  const [traditional = "", simplified = ""] = [PAIRS[at], PAIRS[at + 1]];
  if (traditional === simplified) continue;
  TRADITIONAL.add(traditional);
  SIMPLIFIED.add(simplified);
}

/** Whether more of the characters that differ have their traditional form. A text without any counts as simplified. */
export function isTraditionalChinese(text: string): boolean {
  let balance = 0;
  for (const character of text) {
    if (TRADITIONAL.has(character)) balance += 1;
    else if (SIMPLIFIED.has(character)) balance -= 1;
  }
  return balance > 0;
}
