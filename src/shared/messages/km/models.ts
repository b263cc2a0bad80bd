import type { models as english } from "../en/models.ts";
import type { Translated } from "../en.ts";

/** English in ../en/models.ts. */
export const models: Translated<typeof english> = {
  "error.model.inUse": "{model} កំពុងត្រូវបានប្រើ។ សូមដកវាចេញពីអង្គចងចាំ ឬបញ្ឈប់អ្វីដែលកំពុងប្រើវា ហើយព្យាយាមម្ដងទៀត។",
  "error.model.notManaged": "{path} មិនមែន SEA-LION Local ជាអ្នកដាក់ទេ ដូច្នេះវាមិនត្រូវបានលុបទេ។",
  "error.model.exists": "មានម៉ូដែលមួយទៀតឈ្មោះ {name} រួចហើយ។ សូមប្ដូរឈ្មោះឯកសារមួយក្នុងចំណោមឯកសារទាំងពីរ។",

  // In what state a model is, and how far: in the view, in notifications and on a terminal
  "models.state.available": "មិនទាន់ទាញយក",
  "models.state.noFile": "មិនស្គាល់អាសយដ្ឋាន",
  "models.state.downloading": "កំពុងទាញយក {percent} %",
  "models.state.copying": "កំពុងចម្លង {percent} %",
  "models.state.retrying": "ដាច់ការតភ្ជាប់នៅ {percent} %, កំពុងព្យាយាមម្ដងទៀត",
  "models.state.verifying": "កំពុងផ្ទៀងផ្ទាត់ {percent} %",
  "models.state.paused": "បានផ្អាកនៅ {percent} %",
  "models.state.interrupted": "បានរអាក់រអួលនៅ {percent} %",
  "models.state.failed": "បរាជ័យនៅ {percent} %",
  "models.state.ready": "រួចរាល់",
  "models.state.loading": "កំពុងផ្ទុក {percent} %",
  "models.state.loadedGpu": "បានផ្ទុកលើ {backend}, ស្រទាប់ {gpuLayers}/{totalLayers}",
  "models.state.loadedCpu": "បានផ្ទុកលើអង្គដំណើរការ",
  "models.state.damaged": "ខូច",
  "models.state.notFound": "រកមិនឃើញ",
  "models.state.unusable": "មិនអាចប្រើបាន",
  "transfer.percent": "{percent} %",
  "transfer.amount": "{done} នៃ {total}",
  "transfer.speed": "{speed}/s",
  "transfer.left": "នៅសល់ {time}",
  "transfer.hours": "{hours} ម៉ោង {minutes} នាទី",
  "transfer.minutes": "{minutes} នាទី",
  "transfer.seconds": "{seconds} វិនាទី",
  "models.download.retrying": "{percent} %, កំពុងព្យាយាមភ្ជាប់ម្ដងទៀត",
  "models.download.verifying": "កំពុងផ្ទៀងផ្ទាត់, {percent} %",

  "catalogue.notAList": "កាតាឡុកនៃម៉ូដែលបន្ថែមមិនមែនជាបញ្ជីទេ។",
  "catalogue.problem": "មិនអាចប្រើធាតុ {name} ក្នុងកាតាឡុកបានទេ៖ {reason}។",
  "catalogue.warning.notSafetyAligned":
    "ម៉ូដែលនេះមិនត្រូវបានបង្វឹកឱ្យបដិសេធសំណើដែលបង្កគ្រោះថ្នាក់ទេ៖ សូមពិនិត្យអ្វីដែលវាសរសេរ មុននឹងពឹងផ្អែកលើវា។",
  "catalogue.warning.noThinkingSwitch": "/think និង /no_think ក្នុងសារមិនមានប្រសិទ្ធភាពលើម៉ូដែលនេះទេ។",
  "catalogue.warning.licenceInNotice": "អាជ្ញាបណ្ណរបស់វាមានក្នុងឯកសារ NOTICE នៃឃ្លាំងរបស់វា។",
  "catalogue.warning.noFile": "មិនស្គាល់ឯកសារ GGUF ណានៃម៉ូដែលនេះទេ ដូច្នេះមិនអាចទាញយកវាពីទីនេះបានទេ។",
  "catalogue.warning.noAddress":
    "ម៉ូដែលនេះមានឯកសារ GGUF ប៉ុន្តែអាសយដ្ឋាននៃឃ្លាំងរបស់វាមិនត្រូវបានស្គាល់នៅទីនេះទេ៖ សូមស្វែងរក ហើយបញ្ចូលវាដោយខ្លួនឯង។",
};
