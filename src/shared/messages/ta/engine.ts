import type { engine as english } from "../en/engine.ts";
import type { Translated } from "../en.ts";

/** English in ../en/engine.ts. */
export const engine: Translated<typeof english> = {
  "model.open": "இந்த மாதிரியைப் பயன்படுத்து",
  "model.fileKind": "GGUF மாதிரிகள்",
  "model.loadProgress": "{model} ஏற்றப்படுகிறது",
  "model.loadPercent": "{percent}%",
  "model.loaded": "{model} ஏற்றப்பட்டது: {backend}, சூழல் {contextTokens} டோக்கன்கள்.",
  "model.unloaded": "மாதிரி விடுவிக்கப்பட்டது. அதன் நினைவகம் காலியாக உள்ளது.",
  "model.notLoaded": "மாதிரி எதுவும் ஏற்றப்படவில்லை.",
  "model.onCpu": "CPU",
  "model.onGpu": "{backend}, {totalLayers} அடுக்குகளில் {gpuLayers}",
  "model.detail": "{backend} · சூழல் {contextTokens} டோக்கன்கள்",
  "server.notRunning": "மாதிரிச் சேவையகம் எதுவும் இயங்கவில்லை.",
  "server.silent": "ஒரு மாதிரிச் சேவையகம் (செயல்முறை {pid}) உள்ளது, ஆனால் அது பதிலளிக்கவில்லை.",
  "server.silentEnded": "மாதிரிச் சேவையகம் (செயல்முறை {pid}) பதிலளிக்காததால் முடிக்கப்பட்டது.",
  "folder.full": "வட்டு நிரம்பிவிட்டது",
  "folder.readOnly": "வட்டைப் படிக்க மட்டுமே முடியும்",
  "folder.forbidden": "அங்கே எழுத உங்களுக்கு அனுமதி இல்லை",
  "folder.fileInPlace": "கோப்புறை இருக்க வேண்டிய இடத்தில் ஒரு கோப்பு உள்ளது",
  "folder.folderInPlace": "{path} ஒரு கோப்பாக இருக்க வேண்டும், ஆனால் கோப்புறையாக உள்ளது",
  "folder.inUse": "மற்றொரு நிரல் அதைப் பயன்படுத்துகிறது",
  "folder.nameTooLong": "பெயர் அல்லது பாதை மிக நீளமாக உள்ளது",
  "folder.tooManyOpen": "மிக அதிகமான கோப்புகள் திறந்துள்ளன",
  "folder.diskFault": "வட்டு ஒரு பிழையைத் தெரிவிக்கிறது",
  "folder.linkLoop": "இணைப்புகள் தொடங்கிய இடத்திற்கே திரும்புகின்றன",
  "folder.other": "கணினி {code} எனத் தெரிவிக்கிறது",
  "server.stoppedOften": "ஒரு நிமிடத்திற்குள் அது {count} முறை நின்றுவிட்டது. சற்று நேரம் கழித்து மீண்டும் முயலவும்.",
  "server.stoppedLoading":
    "இந்த மாதிரியை ஏற்றும்போது அது தொடர்ந்து {count} முறை நின்றுவிட்டது. சிறிய மாதிரியையோ வேறு அமைப்புகளையோ தேர்ந்தெடுக்கவும், அல்லது ஒரு நிமிடம் கழித்து மீண்டும் முயலவும்.",
  "server.stopped": "மாதிரிச் சேவையகம் நிறுத்தப்பட்டது. அடுத்த கோரிக்கை வந்ததும் மீண்டும் தொடங்கும்.",

  // Where a model runs and what it takes: status bar, menu, panel, command line
  "details.title": "மாதிரி இயங்கும் இடம்",
  "details.noServer": "மாதிரிச் சேவையகம் எதுவும் இயங்கவில்லை. முதல் கோரிக்கை வந்ததும் தொடங்கும்.",
  "details.noModel": "மாதிரி எதுவும் ஏற்றப்படவில்லை. முதல் கோரிக்கை வந்ததும் ஏற்றப்படும்.",
  "details.model": "மாதிரி",
  "details.state": "நிலை",
  "details.file": "கோப்பு",
  "details.computes": "கணக்கிடுவது",
  "details.devices": "சாதனங்கள்",
  "details.layers": "GPU இல் உள்ள அடுக்குகள்",
  "details.layersOf": "{totalLayers} இல் {gpuLayers}",
  "details.vram": "GPU நினைவகம்",
  "details.vramOf": "இந்த மாதிரிக்கு {model}; {total} இல் {used} பயன்பாட்டில்",
  "details.ram": "முதன்மை நினைவகம்",
  "details.context": "சூழல்",
  "details.contextOne": "{tokens} டோக்கன்கள், ஒரு நேரத்தில் ஒரு பதில்",
  "details.contextMany": "ஒரே நேரத்தில் எழுதும் {parallel} பதில்களில் ஒவ்வொன்றுக்கும் {tokens} டோக்கன்கள்",
  "details.kv": "சூழலின் நினைவகம்",
  "details.kvFormat": "{size}, {format} வடிவில்",
  "details.threads": "இழைகள்",
  "details.batch": "தொகுதி",
  "details.batchTokens": "{tokens} டோக்கன்கள்",
  "details.flash": "ஃபிளாஷ் அட்டென்ஷன்",
  "details.on": "இயக்கத்தில்",
  "details.off": "முடக்கத்தில்",
  "details.draft": "வரைவு மாதிரி",
  "details.server": "சேவையகம்",
  "details.serverProcess": "செயல்முறை {pid}, பதிப்பு {version}",
  "details.serverMemory": "சேவையகத்தின் நினைவகம்",
  "details.clients": "சாளரங்களும் முனையங்களும்",
  "details.adjustments": "கேட்டதிலிருந்து மாறியவை",
  "details.others": "நினைவகத்தில் உள்ள பிற",
  "details.gigabytes": "{size} GB",
  "details.megabytes": "{size} MB",
  "state.none": "ஏற்றப்படவில்லை",
  "state.loading": "ஏற்றப்படுகிறது, {percent}%",
  "state.ready": "தயார்",
  "state.busy": "{running} கோரிக்கைகளுக்குப் பதிலளிக்கிறது",
  "state.busyQueued": "{running} கோரிக்கைகளுக்குப் பதிலளிக்கிறது, {queued} காத்திருப்பில்",
  "state.failed": "ஏற்ற முடியவில்லை",
  "adjust.fewerGpuLayers.memory": "GPU இல் {from} அடுக்குகளுக்குப் பதிலாக {to} உள்ளன: அதன் நினைவகத்தில் இதற்கு மேல் இடமில்லை.",
  "adjust.fewerGpuLayers.crash":
    "GPU இல் {from} அடுக்குகளுக்குப் பதிலாக {to} உள்ளன: கூடுதல் அடுக்குகளுடன் சேவையகம் எதிர்பாராமல் நின்றுவிட்டது.",
  "adjust.noGpuLayers.memory": "எல்லா வேலையையும் CPU செய்கிறது: GPU நினைவகம் போதவில்லை.",
  "adjust.noGpuLayers.crash": "எல்லா வேலையையும் CPU செய்கிறது: GPU இல் அடுக்குகள் இருந்தபோது சேவையகம் எதிர்பாராமல் நின்றுவிட்டது.",
  "adjust.smallerContext": "சூழலில் {from} டோக்கன்களுக்குப் பதிலாக {to} உள்ளன: நினைவகத்தில் இதற்கு மேல் இடமில்லை.",
  "adjust.trainedContext.trained":
    "சூழலில் {from} டோக்கன்களுக்குப் பதிலாக {to} உள்ளன: இதற்கு மேல் மாதிரிக்குப் பயிற்சி அளிக்கப்படவில்லை.",
  "adjust.trainedContext.stretchable":
    "சூழலில் {from} டோக்கன்களுக்குப் பதிலாக {to} உள்ளன: இதற்கு மேல் மாதிரிக்குப் பயிற்சி அளிக்கப்படவில்லை. Long Context அமைப்பு இதைத் தாண்ட உதவும்.",
  "adjust.trainedContext.stretched":
    "சூழலில் {from} டோக்கன்களுக்குப் பதிலாக {to} உள்ளன: Long Context இந்த மாதிரியை இதற்கு மேல் நீட்டிக்காது.",
  "adjust.numberLimited.threads": "{from} இழைகளுக்குப் பதிலாக {to} கணக்கிடுகின்றன: CPU இல் இதற்கு மேல் இல்லை.",
  "adjust.numberLimited.contextTokens": "சூழலில் {from} டோக்கன்களுக்குப் பதிலாக {to} உள்ளன: இதுவே மிகக் குறைந்தது.",
  "adjust.numberLimited.batchTokens": "ஒரு தொகுதியில் {from} டோக்கன்களுக்குப் பதிலாக {to} உள்ளன: சூழல் வேறு எண்ணை அனுமதிக்காது.",
  "adjust.fewerParallel": "ஒரே நேரத்தில் {from} பதில்களுக்குப் பதிலாக {to} எழுதப்படுகின்றன: நினைவகத்தில் இதற்கு மேல் இடமில்லை.",
  "adjust.integratedGpu.used":
    "{device} கணக்கிடுகிறது; அது CPU உடன் ஒருங்கிணைந்து அதன் நினைவகத்தைப் பகிரும் வரைகலைப் பிரிவு. CPU மட்டும் இயங்குவதைவிட அது மெதுவாக இருக்கலாம்: எது வேகமானது என்பதை GPU அமைப்பின் “off” மதிப்பு காட்டும்.",
  "adjust.integratedGpu.unused":
    "{device} பயன்படுத்தப்படவில்லை: அது CPU உடன் ஒருங்கிணைந்து அதன் நினைவகத்தைப் பகிர்கிறது, அரிதாகவே வேகமாக இருக்கும். பயன்படுத்த, GPU அமைப்பில் அதைக் குறிப்பிடவும்.",
  "adjust.gpuDevicesLater":
    "சேவையகம் வேறு GPU சாதனங்களுடன் தொடங்கியது. அது மீண்டும் தொடங்கும்போது புதிய தேர்வு நடைமுறைக்கு வரும்: ஒரு முறை அதை நிறுத்தவும்.",
  "adjust.gpuDevicesMissing":
    "தேர்ந்தெடுத்த GPU சாதனங்களில் சில கிடைக்கவில்லை ({devices}). கிடைத்தவை வேலை செய்யும், எதுவும் இல்லையெனில் CPU செய்யும்.",
  "adjust.kvCacheRefused": "சூழல் q8_0 வடிவுக்குப் பதிலாக f16 வடிவில் வைக்கப்பட்டுள்ளது: {reason}",
  "adjust.memoryLockRefused": "மாதிரி நினைவகத்தில் பூட்டப்படவில்லை: {reason}",
  "adjust.draftRefused": "{model} வரைவு மாதிரியாகப் பயன்படுத்தப்படவில்லை: {reason}",
  "refused.needsFlashAttention": "q8_0 வடிவுக்கு ஃபிளாஷ் அட்டென்ஷன் தேவை, அது முடக்கப்பட்டுள்ளது.",
  "refused.noMemoryLock": "இந்த இயங்குதளம் அதை அனுமதிக்கவில்லை.",
  "refused.otherEnds":
    "முதன்மை மாதிரியிலிருந்து வேறுபட்ட டோக்கன்களால் அது உரைகளைத் தொடங்கி முடிக்கிறது. அதே குடும்பத்தின் ஒரு சிறிய மாதிரியைத் தேர்ந்தெடுக்கவும்.",
  "refused.otherVocabularySize":
    "அதன் டோக்கன்களின் எண்ணிக்கை முதன்மை மாதிரியிலிருந்து வேறுபடுகிறது. அதே குடும்பத்தின் ஒரு சிறிய மாதிரியைத் தேர்ந்தெடுக்கவும்.",
  "refused.otherWords":
    "அதன் சில டோக்கன்கள் குறிக்கும் உரைகள் முதன்மை மாதிரியிலிருந்து வேறுபடுகின்றன. அதே குடும்பத்தின் ஒரு சிறிய மாதிரியைத் தேர்ந்தெடுக்கவும்.",
  "adjust.longContext":
    "மாதிரிக்குப் பயிற்சி அளித்ததைவிடச் சூழல் {factor} மடங்கு, {contextTokens} டோக்கன்கள் வரை நீட்டிக்கப்பட்டுள்ளது. இதற்கு {size} தேவை; குறுகிய உரைகளுக்கான பதில்களின் தரம் சற்றுக் குறையும்.",
  "adjust.longContextRefused":
    "Long Context அமைப்பால் பயனில்லை: “{architecture}” கட்டமைப்புள்ள மாதிரிகளில் இது வேலை செய்யுமா என்று தெரியவில்லை.",

  // Settings and options that say how a model is loaded
  "load.problem": "“{name}” அமைப்பின் மதிப்பு {value} ஆக இருக்க முடியாது: {wanted}. இயல்பு மதிப்பு பயன்படுத்தப்படும்.",
  "load.problemLimit": "“{name}” அமைப்பின் மதிப்பு {value} ஆக இருக்க முடியாது: {wanted}. {limit} பயன்படுத்தப்படும்.",
  "load.wantChoice": "இவற்றில் ஒன்றாக இருக்க வேண்டும்: {values}",
  "load.wantNumber": "{min} முதல் {max} வரையான முழு எண்ணாகவோ auto ஆகவோ இருக்க வேண்டும்",
  "load.wantMinutes": "{min} முதல் {max} வரையான முழு நிமிடங்களாக இருக்க வேண்டும்",
  "load.wantSwitch": "on அல்லது off ஆக இருக்க வேண்டும்",
  "load.wantDevices": "0,1 போன்ற சாதன எண்களின் பட்டியலாக இருக்க வேண்டும்",
  "load.wantText": "பாதையாகவோ பெயராகவோ இருக்க வேண்டும்",
};
