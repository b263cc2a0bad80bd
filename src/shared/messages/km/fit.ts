import type { fit as english } from "../en/fit.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fit.ts. */
export const fit: Translated<typeof english> = {
  "fit.gpu": "ដាក់លើ GPU បាន",
  "fit.partial": "ដាក់លើ GPU បាន {gpuLayers} ស្រទាប់ នៃ {totalLayers}",
  "fit.ram": "ដាក់ក្នុងអង្គចងចាំមេបាន តែយឺត",
  "fit.no": "ដាក់មិនបាន៖ ត្រូវការ {needed}, អ្នកមាន {available}",
  "fit.noDisk": "ថាសគ្មានកន្លែងគ្រប់គ្រាន់៖ ត្រូវការ {needed} ដោយក្នុងនោះ {reserve} ត្រូវទុកឱ្យទំនេរ ហើយនៅទំនេរ {free}",
  // What stands behind the verdict in one line
  "fit.withSpeed": "{verdict}, ប្រហែល {speed} ថូខឹន/វិនាទី (ប៉ាន់ស្មាន)",
  "fit.becauseOfOthers": "{verdict}៖ កម្មវិធីផ្សេងប្រើអង្គចងចាំរបស់វា {size}",
  "fit.estimate": "{text} (ប៉ាន់ស្មាន)",
  "fit.rough": "{text}, ជាការប៉ាន់ប្រមាណ ព្រោះមិនទាន់បានអានបឋមកថារបស់វា",
  "fit.shorterContext": "{text}, ដោយមានបរិបទ {tokens} ថូខឹន មិនមែន {wished}៖ ម៉ូដែលមិនត្រូវបានបង្វឹកលើសពីនេះទេ",
  "fit.of": "{source}៖ {text}",

  // The sum behind it, a line for each part
  "fit.sum.vram":
    "អង្គចងចាំ GPU៖ ទម្ងន់ {weights} ({layers} ស្រទាប់) + បរិបទ {cache} + ការគណនា {compute} + កម្មវិធីបញ្ជា {overhead} = {total} ក្នុងចំណោម {free} ដែលទំនេរ",
  "fit.sum.ram":
    "អង្គចងចាំមេ៖ ទម្ងន់ {weights} + បរិបទ {cache} + ការគណនា {compute} + ផ្សេងៗ {overhead} = {total} ក្នុងចំណោម {free} ដែលទំនេរ",
  "fit.sum.reclaimable": "{size} ទៀតនៃឯកសារចូលក្នុងអង្គចងចាំពេលវាកំពុងផ្ទុក ហើយប្រព័ន្ធយកវាវិញនៅពេលត្រូវការ។",
  "fit.sum.context": "បរិបទ៖ {tokens} ថូខឹន, ចម្លើយព្រមគ្នា៖ {parallel}",
  "fit.sum.cacheEach": "បរិបទ៖ {tokens} ថូខឹន x ចម្លើយព្រមគ្នា {parallel}, ក្នុងមួយថូខឹន {each} = {cache}",
  "fit.sum.largest": "បរិបទវែងបំផុតដែលដាក់បានបែបនេះ៖ {tokens} ថូខឹន",
  "fit.sum.largestNone": "សូម្បីបរិបទខ្លីបំផុតក៏ដាក់មិនបានដែរ។",
  "fit.sum.speed": "ល្បឿន៖ ច្រើនបំផុតប្រហែល {speed} ថូខឹន/វិនាទី តាមកម្រិតបញ្ជូនទិន្នន័យនៃអង្គចងចាំ (ប៉ាន់ស្មាន)",
  "fit.sum.others": "កម្មវិធីផ្សេងប្រើ {size} ក្នុងចំណោម {total} របស់ GPU។",
  "fit.sum.othersMatter": "កម្មវិធីផ្សេងប្រើ {size} ក្នុងចំណោម {total} របស់ GPU។ បើគ្មានវាទេ៖ {verdict}។",
  "fit.sum.disk": "ថាស៖ ត្រូវការ {needed} (ទាញយក {download}, ទុកឱ្យទំនេរ {reserve}), នៅទំនេរ {free} ក្នុង {path}",
  "fit.sum.rough": "បានប៉ាន់ស្មានពីតួលេខក្នុងកាតាឡុក។ សូមពិនិត្យម៉ូដែល ដើម្បីឱ្យអានបឋមកថារបស់វាផ្ទាល់។",

  // The estimate beside what loading really took
  "details.estimate": "បានប៉ាន់ស្មានមុន",
  "details.estimateRam": "អង្គចងចាំមេ {ram}",
  "details.estimateBoth": "អង្គចងចាំ GPU {vram}, អង្គចងចាំមេ {ram}",
  "adjust.fewerGpuLayers.others":
    "ស្រទាប់ {to} នៃ {from} នៅលើ GPU៖ កម្មវិធីផ្សេងប្រើអង្គចងចាំរបស់វា {size}។ សូមបិទកម្មវិធីទាំងនោះ ហើយផ្ទុកម៉ូដែលម្ដងទៀត ដើម្បីបានស្រទាប់ច្រើនជាងនេះ។",
  "adjust.noGpuLayers.others":
    "មិនមានស្រទាប់ណានៅលើ GPU ទេ៖ កម្មវិធីផ្សេងប្រើអង្គចងចាំរបស់វា {size}។ សូមបិទកម្មវិធីទាំងនោះ ហើយផ្ទុកម៉ូដែលម្ដងទៀត។",
};
