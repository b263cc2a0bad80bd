import type { downloads as english } from "../en/downloads.ts";
import type { Translated } from "../en.ts";

/** English in ../en/downloads.ts. */
export const downloads: Translated<typeof english> = {
  "error.download.badAddress": "{address} என்பது ஒரு GGUF கோப்பின் முகவரி அல்ல: {reason}.",
  "error.download.notFound": "{address} கிடைக்கவில்லை: {reason}. பெயரைச் சரிபார்க்கவும் அல்லது வேறு மாதிரியைத் தேர்ந்தெடுக்கவும்.",
  "error.download.forbidden": "{host} உங்களுக்கு {name} கோப்பைத் தரவில்லை: அதன் உரிமத்தை ஏற்றுக்கொண்ட கணக்கு தேவைப்படலாம்.",
  "error.download.rateLimited":
    "{host} சிறிது நேரம் நிறுத்தக் கோருகிறது. {seconds} வினாடிகளில் மீண்டும் முயலவும்; இதுவரை வந்தது அப்படியே இருக்கும்.",
  "error.download.network": "{host} உடன் இணைய முடியவில்லை: {reason}. மீண்டும் முயலவும்; இதுவரை வந்தது அப்படியே இருக்கும்.",
  "error.download.badRedirect": "{host} இங்கே திசைதிருப்புகிறது: {address}. இந்தத் திசைதிருப்பல் பின்தொடரப்படவில்லை: {reason}.",
  "error.download.notAModel": "{address} ஒரு GGUF கோப்பு அல்ல: {reason}.",
  "error.download.changed":
    "பதிவிறக்கம் தொடங்கிய பிறகு ஹப்பில் {name} மாறிவிட்டது. மீண்டும் முயலவும்; இன்னும் பொருந்தும் பகுதிகள் அப்படியே இருக்கும்.",
  "error.download.checksumMismatch":
    "{name} சேதமடைந்து வந்துள்ளது: அதன் SHA-256 வெளியிடப்பட்டதுடன் பொருந்தவில்லை. அது நீக்கப்பட்டது; மீண்டும் முயலவும்.",
  "error.download.diskFull":
    "{name} கோப்புக்கு {needed} தேவை, அதில் {reserve} காலியாக இருக்க வேண்டும்; ஆனால் {path} இல் {free} மட்டுமே காலியாக உள்ளது. இடத்தைக் காலியாக்கி மீண்டும் முயலவும்; இதுவரை வந்தது அப்படியே இருக்கும்.",
  "error.download.licence": "{name} மாதிரியின் உரிமத்தை முதலில் ஏற்றுக்கொள்ள வேண்டும்: {licence}, {url}",
  "error.download.elsewhere":
    "மற்றொரு செயல்முறை ஏற்கனவே {name} கோப்பைப் பதிவிறக்குகிறது. அது முடியும் வரை காத்திருக்கவும், அல்லது அந்தச் செயல்முறையை முடித்துவிட்டு மீண்டும் முயலவும்.",
  "error.download.unknown": "இந்தப் பதிவிறக்கம் முடிந்துவிட்டது: இதற்கிடையே பட்டியல் புதுப்பிக்கப்பட்டது.",

  "download.gigabytes": "{size} GB",
  "download.megabytes": "{size} MB",
  "download.licenceUnknown": "தெரியவில்லை",
};
