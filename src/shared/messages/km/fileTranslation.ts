import type { fileTranslation as english } from "../en/fileTranslation.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fileTranslation.ts. */
export const fileTranslation: Translated<typeof english> = {
  // Files that are not translated, and why
  "fileTranslation.skipped": "បានរំលង {file}៖ {reason}",
  "fileTranslation.skip.code": "វាជាកូដ ដែលមានតែមតិយោបល់ប៉ុណ្ណោះត្រូវបានបកប្រែនៅនឹងកន្លែង។",
  "fileTranslation.skip.sameLanguage": "វាជាឯកសារនៃភាសានោះផ្ទាល់។",
  "fileTranslation.skip.empty": "មិនមានអ្វីត្រូវបកប្រែទេ។",
  "fileTranslation.skip.lost": "{path} មានធាតុដែលប្រភពមិនមានកន្លែងឱ្យ ហើយត្រូវបានទុកដដែល។",
  "fileTranslation.skip.undecided": "មិនទាន់សម្រេចថាត្រូវធ្វើអ្វីចំពោះការកែក្នុង {path} ទេ។",
  "fileTranslation.skip.ignored": "git មិនរាប់បញ្ចូលវាទេ។",
  "fileTranslation.skip.unknown": "មិនស្គាល់ទ្រង់ទ្រាយរបស់វាទេ។",
  "fileTranslation.skip.settings": "តាមដែលអាចដឹង វាជាឯកសារសម្រាប់កម្មវិធី។",
  "fileTranslation.skip.translation": "វាជាការបកប្រែរួចហើយ។",
  "fileTranslation.summary":
    "បានសរសេរ {written}, ទាន់សម័យ {unchanged}, ត្រូវពិនិត្យ {findings}, បានរំលង {skipped}, បរាជ័យ {failed}។",

  "namePattern.unknown": "មិនស្គាល់ {part} ទេ។",
  "namePattern.noLanguage": "ខ្វះ {lang}។",
  "namePattern.outside": "{path} នៅក្រៅគម្រោង។",

  // What a command looked for in vain
  "nothing.comment": "មិនមានមតិយោបល់ត្រង់ទស្សន៍ទ្រនិចទេ។",
  "nothing.clipboard": "មិនមានអត្ថបទក្នុងក្ដារតម្បៀតខ្ទាស់ទេ។",
  "nothing.markdown": "នេះមិនមែនជាឯកសារ Markdown ទេ។",
  "nothing.editor": "សូមបើកឯកសារមួយជាមុនសិន ឬជ្រើស “ឯកសារថ្មី”។",
  "nothing.file": "មិនមានឯកសារត្រូវបកប្រែទេ។",

  // A job in the editor
  "fileTranslation.pauseOrResume": "ផ្អាក ឬបន្ត",
  "fileTranslation.paused": "បានផ្អាកបន្ទាប់ពី {done} នៃ {count}។",
  "fileTranslation.segments": "({done} នៃ {count} កំណាត់)",
  "fileTranslation.waiting": "កំពុងរង់ចាំឯកសារមុនៗ។",
  "fileTranslation.cancelled": "បានបោះបង់។",
  "fileTranslation.notDone": "ឯកសារ {count} មិនទាន់ធ្វើរួចទេ។",
  "fileTranslation.notDoneOne": "ឯកសារមួយមិនទាន់ធ្វើរួចទេ។",
  "fileTranslation.tooMany": "ថតនេះមានឯកសារច្រើនជាង {limit} ដែលបានពិនិត្យ។",
  "fileTranslation.sourceChanged": "ប្រភពបានផ្លាស់ប្ដូរតាំងពីវាត្រូវបានអាន។ សូមបកប្រែវាម្ដងទៀត។",
  "fileTranslation.needsLook": "មាន {count} កន្លែងត្រូវពិនិត្យ។",
  "fileTranslation.needsLookOne": "មានមួយកន្លែងត្រូវពិនិត្យ។",
  "fileTranslation.noReport": "មិនទាន់មានឯកសារណាបានបកប្រែក្នុងបង្អួចនេះទេ។",
  "fileTranslation.showReport": "បង្ហាញរបាយការណ៍",
  "fileTranslation.open": "បើកការបកប្រែ",
  "fileTranslation.reportTitle": "របាយការណ៍បកប្រែ៖ {language}",
  "fileTranslation.reportName": "របាយការណ៍បកប្រែ.md",
  "fileTranslation.writtenFile": "{file}៖ បានសរសេរទៅ {path}។",
  "fileTranslation.written": "បានសរសេរទៅ {path}",
  "fileTranslation.unchanged": "{path} ទាន់សម័យហើយ",
  "fileTranslation.failed": "{file} មិនបានបកប្រែទេ៖ {reason}",
  "fileTranslation.conflict": "មានមនុស្សបានកែ ហើយប្រភពបានផ្លាស់ប្ដូរតាំងពីពេលនោះមក។ ការកែត្រូវបានរក្សាទុក។",
  "fileTranslation.askConflicts": "{path}៖ ប្រភពនៃធាតុ {conflicts} ដែលមានមនុស្សបានកែ បានផ្លាស់ប្ដូរ។ រក្សាការកែទុក ឬបកប្រែឡើងវិញ?",
  "fileTranslation.askLost": "{path}៖ មានមនុស្សបានបន្ថែម ឬដកធាតុ {lost} ហើយការធ្វើបច្ចុប្បន្នភាពនឹងលុបចោលការកែនោះ។",
  "fileTranslation.askConflictsOne": "{path}៖ ប្រភពនៃធាតុមួយដែលមានមនុស្សបានកែ បានផ្លាស់ប្ដូរ។ រក្សាការកែទុក ឬបកប្រែឡើងវិញ?",
  "fileTranslation.askLostOne": "{path}៖ មានមនុស្សបានបន្ថែម ឬដកធាតុមួយ ហើយការធ្វើបច្ចុប្បន្នភាពនឹងលុបចោលការកែនោះ។",
  "fileTranslation.askShown": "{path}៖ រក្សាអ្វីដែលមានមនុស្សបានសរសេរទុក ឬបកប្រែឡើងវិញ?",
  "fileTranslation.moreEntries": "និង {count} ទៀត",
  "fileTranslation.diffConflicts": "{path}៖ ប្រភពបច្ចុប្បន្ន និងការបកប្រែ",
  "fileTranslation.diffLost": "{path}៖ បច្ចុប្បន្ន និងក្រោយធ្វើបច្ចុប្បន្នភាព",
  "fileTranslation.keepMine": "រក្សារបស់ខ្ញុំ",
  "fileTranslation.translateAnew": "បកប្រែឡើងវិញ",
  "fileTranslation.show": "បង្ហាញ",
  "result.gone": "អត្ថបទនេះលែងមានហើយ៖ វាមិនត្រូវបានរក្សាទុក ពេលបង្អួចត្រូវបានផ្ទុកឡើងវិញ។",
  "fileTranslation.pasteInto": "បិទភ្ជាប់ដោយបកប្រែជា {language}",

  // An existing translation beside its source
  "check.missing": "ខ្វះធាតុនេះ៖ {source}",
  "check.extra": "ប្រភពមិនមានធាតុនេះទេ។",
  "check.empty": "ធាតុនេះមិនមានការបកប្រែទេ៖ {source}",
  "check.outdated": "ប្រភពបានផ្លាស់ប្ដូរតាំងពីវាត្រូវបានបកប្រែ។",
};
