import type { fit as english } from "../en/fit.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fit.ts. */
export const fit: Translated<typeof english> = {
  "fit.gpu": "GPU இல் பொருந்தும்",
  "fit.partial": "பொருந்தும், {totalLayers} அடுக்குகளில் {gpuLayers} GPU இல்",
  "fit.ram": "முதன்மை நினைவகத்தில் பொருந்தும், மெதுவாக இயங்கும்",
  "fit.no": "பொருந்தாது: {needed} தேவை, உங்களிடம் {available} உள்ளது",
  "fit.noDisk": "வட்டில் இடமில்லை: {needed} தேவை, அதில் {reserve} காலியாக இருக்க வேண்டும்; {free} காலியாக உள்ளது",
  // What stands behind the verdict in one line
  "fit.withSpeed": "{verdict}, சுமார் {speed} டோக்கன்கள்/வி. (மதிப்பீடு)",
  "fit.becauseOfOthers": "{verdict}: பிற நிரல்கள் GPU நினைவகத்தில் {size} பயன்படுத்துகின்றன",
  "fit.estimate": "{text} (மதிப்பீடு)",
  "fit.rough": "{text}; தோராயமானது, கோப்பின் தலைப்பகுதி படிக்கப்படவில்லை",
  "fit.shorterContext": "{text}; சூழல் {tokens} டோக்கன்கள், {wished} அல்ல: இதற்கு மேல் மாதிரிக்குப் பயிற்சி அளிக்கப்படவில்லை",
  "fit.of": "{source}: {text}",

  // The sum behind it, a line for each part
  "fit.sum.vram":
    "GPU நினைவகம்: எடைகள் {weights} ({layers} அடுக்குகள்) + சூழல் {cache} + கணக்கிட {compute} + இயக்கி {overhead} = {total}, காலி {free}",
  "fit.sum.ram":
    "முதன்மை நினைவகம்: எடைகள் {weights} + சூழல் {cache} + கணக்கிட {compute} + பிறவற்றுக்கு {overhead} = {total}, காலி {free}",
  "fit.sum.reclaimable": "ஏற்றும்போது கோப்பின் மேலும் {size} நினைவகத்திற்கு வரும்; தேவைப்படும்போது இயங்குதளம் அதைத் திரும்பப் பெறும்.",
  "fit.sum.context": "சூழல்: {tokens} டோக்கன்கள், ஒரே நேரத்தில் எழுதும் பதில்கள்: {parallel}",
  "fit.sum.cacheEach": "சூழல்: {tokens} டோக்கன்கள் × ஒரே நேரத்தில் {parallel} பதில்கள், ஒரு டோக்கனுக்கு {each} = {cache}",
  "fit.sum.largest": "இவ்வாறு பொருந்தும் மிக நீண்ட சூழல்: {tokens} டோக்கன்கள்",
  "fit.sum.largestNone": "மிகக் குறுகிய சூழல்கூடப் பொருந்தாது.",
  "fit.sum.speed": "வேகம்: அதிகபட்சம் சுமார் {speed} டோக்கன்கள்/வி., நினைவக அலைவரிசையின் அடிப்படையில் (மதிப்பீடு)",
  "fit.sum.others": "பிற நிரல்கள் GPU இன் {total} இல் {size} பயன்படுத்துகின்றன.",
  "fit.sum.othersMatter": "பிற நிரல்கள் GPU இன் {total} இல் {size} பயன்படுத்துகின்றன. அவை இல்லையெனில்: {verdict}.",
  "fit.sum.disk": "வட்டு: {needed} தேவை (பதிவிறக்க {download}, காலியாக விட {reserve}), {path} இல் {free} காலி",
  "fit.sum.rough": "விவரப்பட்டியலின் எண்களிலிருந்து மதிப்பிடப்பட்டது. கோப்பின் சொந்தத் தலைப்பகுதியைப் படிக்க மாதிரியைச் சரிபார்க்கவும்.",

  // The estimate beside what loading really took
  "details.estimate": "முன் மதிப்பீடு",
  "details.estimateRam": "முதன்மை நினைவகம் {ram}",
  "details.estimateBoth": "GPU நினைவகம் {vram}, முதன்மை நினைவகம் {ram}",
  "adjust.fewerGpuLayers.others":
    "{from} அடுக்குகளில் {to} GPU இல் உள்ளன: பிற நிரல்கள் அதன் நினைவகத்தில் {size} பயன்படுத்துகின்றன. கூடுதலாகப் பெற, அவற்றை மூடிவிட்டு மாதிரியை மீண்டும் ஏற்றவும்.",
  "adjust.noGpuLayers.others":
    "GPU இல் அடுக்கு எதுவும் இல்லை: பிற நிரல்கள் அதன் நினைவகத்தில் {size} பயன்படுத்துகின்றன. அவற்றை மூடிவிட்டு மாதிரியை மீண்டும் ஏற்றவும்.",
};
