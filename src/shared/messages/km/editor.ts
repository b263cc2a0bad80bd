import type { editor as english } from "../en/editor.ts";
import type { Translated } from "../en.ts";

/** English in ../en/editor.ts. */
export const editor: Translated<typeof english> = {
  "action.setUpModel": "រៀបចំម៉ូដែល...",
  "action.resumeDownload": "បន្តការទាញយក",
  "action.setToken": "កំណត់ថូខឹន Hugging Face...",
  "action.chooseModel": "ជ្រើសឯកសារ GGUF...",
  "action.loadModel": "ផ្ទុកម៉ូដែល",
  "action.retry": "ព្យាយាមម្ដងទៀត",
  "action.waitForModel": "រង់ចាំ",
  "action.switchModel": "ប្ដូរសម្រាប់បង្អួចទាំងអស់",
  "action.newChat": "ការជជែកថ្មី",
  "action.openSettings": "បើកការកំណត់",
  "action.showLog": "បង្ហាញកំណត់ហេតុ",
  "action.unloadModel": "ដកម៉ូដែលពីអង្គចងចាំ",
  "action.stopServer": "បញ្ឈប់ម៉ាស៊ីនមេ",
  "action.showDetails": "កន្លែងដែលម៉ូដែលដំណើរការ",

  // Progress of a task, in notifications and under a waiting answer
  "task.loading": "កំពុងផ្ទុកម៉ូដែល ({percent} %)",
  "task.waitingForModel": "កំពុងរង់ចាំឱ្យ “{model}” ទំនេរ",
  "task.queuedNext": "បន្ទាប់ក្នុងជួរ",
  "task.queuedOne": "ក្នុងជួរ៖ សំណើ 1 មុនសំណើនេះ",
  "task.queued": "ក្នុងជួរ៖ សំណើ {ahead} មុនសំណើនេះ",
  "task.reading": "កំពុងអាន {tokens} ថូខឹន",
  "task.part": "ផ្នែកទី {index} នៃ {count}",
  "task.thinking": "កំពុងគិត",

  // Translating a selection
  "translate.progress": "កំពុងបកប្រែជា {language}",
  "translate.item": "{index} នៃ {count}",
  "translate.pickTarget": "បកប្រែជាភាសា",
  "translate.wholeFile": "បកប្រែឯកសារទាំងមូល",
  "result.insertBelow": "នៅតែបញ្ចូលខាងក្រោម",
  "result.copy": "ចម្លង",
  "result.openDocument": "បើកក្នុងឯកសារថ្មី",
  "result.copied": "បានចម្លង។",

  // Summaries
  "summary.progress": "កំពុងសង្ខេបជា {language}",
  "summary.pickTarget": "សង្ខេបជាភាសា",
  "summary.heading": "សេចក្ដីសង្ខេបនៃ {name}",
  "summary.coverage": "{parts} ក្នុងចំណោម {parts} ផ្នែក · {language} · {model}",
  "summary.untitled": "អត្ថបទដែលបានជ្រើស",

  // Language picker
  "language.lastUsed": "បានប្រើចុងក្រោយ",
  "language.system": "ភាសារបស់ប្រព័ន្ធនេះ",

  // Status bar and its menu
  "status.idle": "SEA-LION",
  "status.idleTooltip": "ម៉ូដែលមិនទាន់បានផ្ទុកទេ។ វានឹងផ្ទុកនៅពេលមានសំណើដំបូង។",
  "status.none": "SEA-LION: ជ្រើសម៉ូដែល",
  "status.loading": "SEA-LION: {percent} %",
  "status.ready": "SEA-LION: {backend} · {language}",
  "status.readyNoTarget": "SEA-LION: {backend}",
  "status.failed": "SEA-LION: មិនបានផ្ទុក",
  "status.lost": "SEA-LION: ម៉ាស៊ីនមេបានឈប់",
  "status.notResponding": "SEA-LION: មិនឆ្លើយតប",
  "status.notRespondingTooltip":
    "ពេលនេះម៉ាស៊ីនមេនៃម៉ូដែលមិនឆ្លើយតបទេ។ ប្រសិនបើវានៅស្ងៀមរយៈពេល {seconds} វិនាទី វានឹងត្រូវបញ្ចប់ ហើយចាប់ផ្ដើមឡើងវិញ។",
  "status.queue": "{queued} កំពុងរង់ចាំ",
  "status.queued": "SEA-LION: {ahead} មុនសំណើរបស់អ្នក",
  "status.waitingForModel": "SEA-LION: កំពុងរង់ចាំ {model}",
  "menu.title": "SEA-LION Local",
  "menu.chat": "បើកការជជែក",
  "menu.target": "ភាសានៃការបកប្រែ",
  "menu.targetNone": "សួរនៅលើកដំបូង",
};
