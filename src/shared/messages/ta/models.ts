import type { models as english } from "../en/models.ts";
import type { Translated } from "../en.ts";

/** English in ../en/models.ts. */
export const models: Translated<typeof english> = {
  "error.model.inUse":
    "{model} பயன்பாட்டில் உள்ளது. அதை விடுவிக்கவும், அல்லது அதைப் பயன்படுத்தும் வேலையை நிறுத்திவிட்டு மீண்டும் முயலவும்.",
  "error.model.notManaged": "{path} கோப்பை SEA-LION Local அங்கே வைக்காததால் அது நீக்கப்படாது.",
  "error.model.exists": "{name} என்ற பெயரில் வேறொரு மாதிரி ஏற்கனவே உள்ளது. இரண்டில் ஒரு கோப்புக்கு மறுபெயரிடவும்.",

  // In what state a model is, and how far: in the view, in notifications and on a terminal
  "models.state.available": "பதிவிறக்கப்படவில்லை",
  "models.state.noFile": "முகவரி தெரியவில்லை",
  "models.state.downloading": "பதிவிறக்குகிறது {percent}%",
  "models.state.copying": "நகலெடுக்கிறது {percent}%",
  "models.state.retrying": "{percent}% இல் இணைப்பு துண்டிக்கப்பட்டது, மீண்டும் முயல்கிறது",
  "models.state.verifying": "சரிபார்க்கிறது {percent}%",
  "models.state.paused": "{percent}% இல் இடைநிறுத்தம்",
  "models.state.interrupted": "{percent}% இல் தடைப்பட்டது",
  "models.state.failed": "{percent}% இல் தோல்வி",
  "models.state.ready": "தயார்",
  "models.state.loading": "ஏற்றப்படுகிறது {percent}%",
  "models.state.loadedGpu": "{backend} இல் ஏற்றப்பட்டது, {gpuLayers}/{totalLayers} அடுக்குகள்",
  "models.state.loadedCpu": "CPU இல் ஏற்றப்பட்டது",
  "models.state.damaged": "சேதமடைந்தது",
  "models.state.notFound": "கிடைக்கவில்லை",
  "models.state.unusable": "பயன்படுத்த முடியாது",
  "transfer.percent": "{percent}%",
  "transfer.amount": "{total} இல் {done}",
  "transfer.speed": "{speed}/வி.",
  "transfer.left": "{time} மீதம்",
  "transfer.hours": "{hours} மணி {minutes} நி.",
  "transfer.minutes": "{minutes} நி.",
  "transfer.seconds": "{seconds} வி.",
  "models.download.retrying": "{percent}%, மீண்டும் இணைக்க முயல்கிறது",
  "models.download.verifying": "சரிபார்க்கிறது, {percent}%",

  "catalogue.notAList": "கூடுதல் மாதிரிகளின் விவரப்பட்டியல் ஒரு பட்டியல் அல்ல.",
  "catalogue.problem": "விவரப்பட்டியலின் {name} உள்ளீட்டைப் பயன்படுத்த முடியாது: {reason}.",
  "catalogue.warning.notSafetyAligned":
    "தீங்கு விளைவிக்கும் கோரிக்கைகளை மறுக்க இந்த மாதிரிக்குப் பயிற்சி அளிக்கப்படவில்லை: நம்பிப் பயன்படுத்தும் முன் அது எழுதுவதைச் சரிபார்க்கவும்.",
  "catalogue.warning.noThinkingSwitch": "செய்தியில் /think, /no_think ஆகியவற்றால் இந்த மாதிரியில் விளைவு இல்லை.",
  "catalogue.warning.licenceInNotice": "இதன் உரிமம் களஞ்சியத்தின் NOTICE கோப்பில் உள்ளது.",
  "catalogue.warning.noFile": "இந்த மாதிரியின் GGUF கோப்பு எதுவும் தெரியவில்லை, எனவே இங்கிருந்து பதிவிறக்க முடியாது.",
  "catalogue.warning.noAddress":
    "இந்த மாதிரிக்கு GGUF கோப்புகள் உள்ளன, ஆனால் அவற்றின் களஞ்சிய முகவரி இங்கே தெரியவில்லை: அதைத் தேடி நீங்களே உள்ளிடவும்.",
};
