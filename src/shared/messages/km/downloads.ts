import type { downloads as english } from "../en/downloads.ts";
import type { Translated } from "../en.ts";

/** English in ../en/downloads.ts. */
export const downloads: Translated<typeof english> = {
  "error.download.badAddress": "{address} មិនមែនជាអាសយដ្ឋាននៃឯកសារ GGUF ទេ៖ {reason}។",
  "error.download.notFound": "រកមិនឃើញ {address} ទេ៖ {reason}។ សូមពិនិត្យឈ្មោះ ឬជ្រើសម៉ូដែលផ្សេង។",
  "error.download.forbidden": "{host} មិនផ្ដល់ {name} ឱ្យអ្នកទេ៖ វាអាចត្រូវការគណនីដែលបានយល់ព្រមលើអាជ្ញាបណ្ណរបស់វា។",
  "error.download.rateLimited": "{host} សុំឱ្យផ្អាកសិន។ សូមព្យាយាមម្ដងទៀតក្នុងរយៈពេល {seconds} វិនាទី។ អ្វីដែលបានទាញយករួចនៅតែរក្សាទុក។",
  "error.download.network": "មិនអាចភ្ជាប់ទៅ {host} បានទេ៖ {reason}។ សូមព្យាយាមម្ដងទៀត។ អ្វីដែលបានទាញយករួចនៅតែរក្សាទុក។",
  "error.download.badRedirect": "{host} បញ្ជូនបន្តទៅ {address} ដែលមិនត្រូវបានអនុញ្ញាតឱ្យបើកតាមទេ៖ {reason}។",
  "error.download.notAModel": "{address} មិនមែនជាឯកសារ GGUF ទេ៖ {reason}។",
  "error.download.changed":
    "ឥឡូវនេះ {name} នៅលើហាប់គឺជាឯកសារផ្សេងពីពេលចាប់ផ្ដើមទាញយក។ សូមព្យាយាមម្ដងទៀត។ ផ្នែកដែលនៅត្រូវគ្នានឹងវានៅតែរក្សាទុក។",
  "error.download.checksumMismatch":
    "{name} បានមកដល់ក្នុងសភាពខូច៖ SHA-256 របស់វាមិនដូចអ្វីដែលបានផ្សព្វផ្សាយទេ។ វាត្រូវបានលុប សូមព្យាយាមម្ដងទៀត។",
  "error.download.diskFull":
    "{name} ត្រូវការ {needed} ដោយក្នុងនោះ {reserve} ត្រូវទុកឱ្យទំនេរ ហើយក្នុង {path} នៅទំនេរ {free}។ សូមបង្កើនទំហំទំនេរ ហើយព្យាយាមម្ដងទៀត។ អ្វីដែលបានទាញយករួចនៅតែរក្សាទុក។",
  "error.download.licence": "ត្រូវយល់ព្រមលើអាជ្ញាបណ្ណរបស់ {name} ជាមុនសិន៖ {licence}, {url}",
  "error.download.elsewhere": "ដំណើរការមួយទៀតកំពុងទាញយក {name}។ សូមរង់ចាំវា ឬបញ្ចប់ដំណើរការនោះ ហើយព្យាយាមម្ដងទៀត។",
  "error.download.unknown": "ការផ្ទេរនេះបានចប់ហើយ៖ បញ្ជីត្រូវបានធ្វើឱ្យថ្មីក្នុងពេលនោះ។",

  "download.gigabytes": "{size} GB",
  "download.megabytes": "{size} MB",
  "download.licenceUnknown": "មិនស្គាល់",
};
