/**
 * Words that tell a language in a text of any subject, and in an interface's few words: articles, pronouns, particles,
 * verbs of menus. They stand beside the profiles of latinProfiles.ts, which come from one solemn text.
 */
import type { LatinGroup } from "./latinProfiles.ts";

const LISTS: Readonly<Record<LatinGroup, string>> = {
  en:
    "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one " +
    "you were all their there been if more when will would who so no out up into your can about use file page click please " +
    "new set these those what how where only also than then its it's don't can't open close save delete select name user " +
    "text error add remove show view must should could may here",
  id:
    "yang dan di ke dari untuk dengan pada adalah ini itu tidak akan atau juga sudah telah dapat bisa harus oleh karena " +
    "saat anda kamu kami kita saya mereka dalam sebagai lebih bahwa agar jika bila namun tetapi belum sedang masih hanya " +
    "semua setiap lain ada menjadi secara seperti antara tersebut halaman berkas gunakan silakan pilih hapus simpan buka " +
    "tutup nama pengguna kata sandi masukkan",
  ms:
    "yang dan di ke dari untuk dengan pada adalah ini itu tidak akan atau juga sudah telah dapat boleh mesti harus oleh " +
    "kerana semasa anda awak kami kita saya mereka dalam sebagai lebih bahawa agar jika bila tetapi belum sedang masih " +
    "hanya semua setiap lain ada menjadi secara seperti antara tersebut halaman fail gunakan sila pilih padam simpan buka " +
    "tutup nama pengguna kata laluan masukkan ialah",
  fil:
    "ang ng mga sa na ay at hindi kung para ito iyon ako ikaw siya kami tayo sila mo ko niya nila namin natin ninyo inyong " +
    "iyong aming kanilang may mayroon wala walang puwede pwede maaari maaaring kapag habang dahil pero ngunit o lang din " +
    "rin pa nang isang bawat lahat ilang kaya upang tulad mula nasa dapat kailangan kailangang gamitin huwag oo po opo " +
    "kayo inyo",
  vi:
    "và của là có không được cho trong với các những một này đó khi đã sẽ người từ đến để vào ra trên dưới tại bạn tôi " +
    "chúng ta họ nó rất nhiều như hoặc nếu thì mà bởi vì do về theo cũng đang hãy vui lòng tệp trang",
  romance:
    "le la les de des et un une est que qui dans pour pas sur avec vous nous ce cette el los las y en por con para no se su " +
    "una del al es como lo más o os as do da dos das em um uma não é il gli di che è per non sono della dei nel alla und si " +
    "nu și în cu este sau",
  germanic:
    "der die das und ist nicht ein eine zu den mit von für auf im des dem sie wird werden kann het een van en niet op te " +
    "voor zijn met dat aan wordt je u deze of bij naar",
  nordic: "och att det är en som på för av med inte till den har kan om eller ett og ikke er til at der af du skal",
  nusantara:
    "sing lan ing saka marang kanthi ora utawa iku kang ana anu jeung teu ka ti nu dina pikeun sareng ngan sane miwah tan " +
    "ring nan jo indak dari sarato ban otabe oreng ri sibawa",
  slavic: "i w z na do nie się jest to że o jak po a v je se že s pro ve za nebo u da koji su",
  turkic: "ve bir bu için ile de da değil olarak veya daha çok olan gibi kadar her",
  uralic: "ja on ei se että tai kun jos sen ovat és a az egy nem hogy is vagy meg",
  bantu: "ya na wa kwa ni katika za la kila mtu au haki yake kuwa",
};

/** Which languages a lower-case word speaks for. */
export const FUNCTION_WORDS: ReadonlyMap<string, readonly LatinGroup[]> = byWord();

function byWord(): Map<string, LatinGroup[]> {
  const words = new Map<string, LatinGroup[]>();
  for (const [group, list] of Object.entries(LISTS) as [LatinGroup, string][]) {
    for (const word of new Set(list.split(" "))) words.set(word, [...(words.get(word) ?? []), group]);
  }
  return words;
}
