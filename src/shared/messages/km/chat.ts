import type { chat as english } from "../en/chat.ts";
import type { Translated } from "../en.ts";

/** English in ../en/chat.ts. */
export const chat: Translated<typeof english> = {
  // The panel's head
  "panel.header": "ការសន្ទនានេះ",
  "panel.untitled": "ការសន្ទនាថ្មី",
  "panel.conversations": "ការសន្ទនា",
  "panel.openInEditor": "បើកក្នុងផ្ទាំងកែសម្រួល",
  "panel.openInWindow": "បើកក្នុងបង្អួចថ្មី",
  "panel.more": "ច្រើនទៀត",
  "panel.title": "ចំណងជើង",
  "panel.renameTitle": "ប្ដូរឈ្មោះ",

  // The list of conversations
  "panel.back": "ថយក្រោយ",
  "panel.search": "ស្វែងរកការសន្ទនា",
  "panel.import": "នាំចូល...",
  "panel.export": "នាំចេញ...",
  "panel.rename": "ប្ដូរឈ្មោះ (F2)",
  "panel.pin": "ខ្ទាស់",
  "panel.unpin": "ឈប់ខ្ទាស់",
  "panel.delete": "លុប (Del)",
  "panel.moreAbout": "សកម្មភាពផ្សេងទៀតចំពោះ “{title}”",
  "panel.pinned": "បានខ្ទាស់",
  "panel.running": "កំពុងសរសេរចម្លើយ",
  "panel.now": "ឥឡូវនេះ",
  "panel.minutesAgo": "{minutes} នាទីមុន",
  "panel.hoursAgo": "{hours} ម៉ោងមុន",
  "panel.daysAgo": "{days} ថ្ងៃមុន",
  "panel.today": "ថ្ងៃនេះ",
  "panel.yesterday": "ម្សិលមិញ",
  "panel.noConversations": "មិនទាន់មានការសន្ទនានៅឡើយទេ។ ការសន្ទនាដំបូងនឹងត្រូវបានរក្សាទុក នៅពេលអ្នកសួរអ្វីមួយ។",
  "panel.nothingFound": "រកមិនឃើញអ្វីសម្រាប់ “{query}” ទេ។",
  "panel.foundCount": "រកឃើញ៖ {count}",

  // The composer
  "panel.composer": "សារបន្ទាប់",
  "panel.addContext": "បន្ថែមបរិបទ",
  "panel.context.selection": "អត្ថបទដែលបានជ្រើស",
  "panel.context.file": "ឯកសារ...",
  "panel.context.folder": "ថត...",
  "panel.context.problems": "បញ្ហា",
  "panel.context.text": "អត្ថបទដែលបានបិទភ្ជាប់",
  "panel.chips": "បរិបទ",
  "panel.removeChip": "ដក {label} ចេញ",
  "panel.drop": "ទម្លាក់ ដើម្បីបន្ថែមទៅក្នុងសំណួរ",
  "panel.completions": "ការណែនាំបំពេញ",
  "panel.answerLanguage": "ភាសានៃចម្លើយ",
  "panel.answerLanguageAuto": "ស្វ័យប្រវត្តិ",

  // How full the context is
  "panel.gauge": "បរិបទ៖ {percent} % នៃ {tokens} ថូខឹន",
  "panel.gaugeAbout": "បរិបទ៖ ប្រហែល {percent} % នៃ {tokens} ថូខឹន",
  "panel.gaugeEstimate": "ជាការប៉ាន់ស្មាន៖ មិនមានម៉ូដែលណាបានផ្ទុកសម្រាប់រាប់ទេ។",
  "panel.gaugeSystem": "សេចក្ដីណែនាំប្រព័ន្ធ",
  "panel.gaugeChips": "បរិបទភ្ជាប់ជាមួយសំណួរ",
  "panel.gaugeHistory": "ការសន្ទនាមុនៗ",
  "panel.gaugeDraft": "សាររបស់អ្នក",
  "panel.gaugeAnswer": "ទុកសម្រាប់ចម្លើយ",
  "panel.gaugeFree": "ទំនេរ",

  // What would not fit, and who else writes
  "panel.overflow": "នេះវែងហួសបរិបទ៖ ត្រូវការ {needed} ថូខឹន តែបរិបទមាន {context}។ មិនបានផ្ញើអ្វីទេ។",
  "panel.overflowAlone": "ការសន្ទនាមុនៗមិនមែនជាមូលហេតុទេ។ សូមបង្រួមសារ ឬដកបរិបទចេញ។",
  "panel.way.trimOldest": "កាត់សារចាស់បំផុត",
  "panel.way.trimOldest.detail": "ម៉ូដែលនឹងភ្លេចសារចាស់បំផុត។ សារទាំងនោះនៅតែមានក្នុងការសន្ទនា។",
  "panel.way.summarizeEarlier": "សង្ខេបសារមុនៗ",
  "panel.way.summarizeEarlier.detail": "ម៉ូដែលទទួលបានសេចក្ដីសង្ខេបជំនួសសារចាស់បំផុត។",
  "panel.way.newChat": "ការជជែកថ្មី",
  "panel.way.newChat.detail": "សួរក្នុងការសន្ទនាថ្មី ដោយគ្មានការសន្ទនាមុនៗ។",
  "panel.following": "បង្អួចមួយទៀតកំពុងសរសេរចម្លើយក្នុងការសន្ទនានេះ។ អ្នកអាចអានតាមនៅទីនេះ។",

  // Messages
  "panel.numberedQuestion": "សំណួរទី {number}",
  "panel.numberedAnswer": "ចម្លើយទី {number}",
  "panel.editQuestion": "កែសំណួរ",
  "panel.sendEdited": "ផ្ញើ",
  "panel.cancelEdit": "បោះបង់",
  "panel.branch": "កំណែទី {index} នៃ {count}",
  "panel.previousBranch": "កំណែមុន",
  "panel.nextBranch": "កំណែបន្ទាប់",
  "panel.regenerate": "ឆ្លើយម្ដងទៀត",
  "panel.continue": "បន្ត",
  "panel.moreAboutAnswer": "សកម្មភាពផ្សេងទៀតចំពោះចម្លើយនេះ",
  "panel.translateAnswer": "បកប្រែចម្លើយនេះ...",
  "panel.changeRegister": "អានក្នុងកម្រិតភាសាផ្សេង...",
  "panel.suggestFollowUps": "ណែនាំសំណួរបន្ត",
  "panel.followUps": "សំណួរបន្ត",
  "panel.removeRendition": "ដក {label} ចេញ",
  "panel.forgotten": "ម៉ូដែលលែងអានអ្វីដែលនៅខាងលើទៀតហើយ។",
  "panel.thoughtLiveFor": "កំពុងគិត... {duration}",
  "panel.insertCode": "បញ្ចូល",
  "panel.insertCodeName": "បញ្ចូលត្រង់ទស្សន៍ទ្រនិច",
  "panel.newFile": "ឯកសារថ្មី",
  "panel.newFileName": "ឯកសារថ្មីដែលមានកូដនេះ",
  "panel.applyCode": "អនុវត្ត",
  "panel.applyCodeName": "អនុវត្តលើឯកសារដែលកំពុងបើក...",
  "panel.codeActions": "សកម្មភាពផ្សេងទៀតចំពោះកូដនេះ",

  // How a reader is addressed
  "panel.register.neutral": "ធម្មតា",
  "panel.register.formal": "ផ្លូវការ",
  "panel.register.casual": "ស្និទ្ធស្នាល",

  // What goes along with a question
  "chat.problems": "បញ្ហា៖ {count}",
  "chat.workspace": "កន្លែងធ្វើការ",
  "chat.noProblems": "មិនមានបញ្ហាដែលបានរាយការណ៍ទេ។",

  // Slash commands
  "command.translate": "បកប្រែបរិបទ ឬអត្ថបទក្រោយពាក្យបញ្ជា",
  "command.summarize": "សង្ខេបបរិបទ ឬអត្ថបទក្រោយពាក្យបញ្ជា",
  "command.explain": "ពន្យល់បរិបទ",
  "command.fix": "រក និងកែកំហុសក្នុងបរិបទ",
  "command.docs": "សរសេរមតិយោបល់ពន្យល់កូដសម្រាប់បរិបទ",
  "command.think": "គិតមុននឹងឆ្លើយ ចាប់ពីពេលនេះទៅ",
  "command.no_think": "ឆ្លើយភ្លាម ចាប់ពីពេលនេះទៅ",
  "command.findings": "ត្រូវពិនិត្យក្នុង {label}៖",
  "command.findingsHere": "ត្រូវពិនិត្យ៖",
  "error.command.unknown": "មិនមានពាក្យបញ្ជា /{command} ទេ។ ពាក្យបញ្ជាដែលមានគឺ {known}។ សូមដាក់ចន្លោះមុនសញ្ញា / ដើម្បីផ្ញើវាជាអត្ថបទ។",

  // Beside an answer
  "chat.pickRegister": "ក្នុងកម្រិតភាសាណា?",
  "chat.noFollowUps": "ម៉ូដែលមិនបានណែនាំសំណួរណាមួយទេ។",
  "chat.codePreview": "{name} (មានកូដនេះ)",

  // Conversations outside the panel
  "chat.pickConversation": "ការសន្ទនាមួយណា?",
  "chat.export": "នាំចេញការសន្ទនា",
  "chat.exported": "បាននាំចេញ “{title}” ហើយ។",
  "chat.import": "នាំចូលការសន្ទនា",
  "chat.conversationFiles": "ការសន្ទនា",
  "chat.deleted": "បានលុប “{title}” ហើយ។",
  "chat.undo": "មិនធ្វើវិញ",
  "chat.deletedDetail": "បានលុប៖ {time} · សារ៖ {count}",
  "chat.nothingDeleted": "គ្មានការសន្ទនាដែលបានលុបក្នុងរយៈពេល {days} ថ្ងៃចុងក្រោយនេះទេ។",
};
