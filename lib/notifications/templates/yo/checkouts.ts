import type { TemplatesOf } from "../parts";

export const checkouts: TemplatesOf<"checkout"> = {
  "checkout.bought": {
    title: "Ẹ ti ra {title}",
    body: "Owó yín ti dé, nítorí náà a ti rà á ní {amount} gẹ́gẹ́ bí ẹ ṣe béèrè. A ó di owó náà mú títí ẹ ó fi sọ pé ohun gbogbo tọ́.",
    push: "A ti gba ọjà kan tí ẹ béèrè.",
    button: "Wo ọjà",
  },
  "checkout.failed": {
    title: "A kò lè ra {title}",
    body: "Ó yí padà tàbí a ti tà á kí owó yín tó dé. Ẹ kò san ohunkóhun, ohun tí ẹ fi kún un sì wà nínú àpò owó yín.",
    push: "A kò lè gba ọjà kan tí ẹ béèrè.",
    button: "Wo ohun tó ṣẹlẹ̀",
  },
  "checkout.lapsed": {
    title: "A kò rà á: {title}",
    body: "{amount} kò sí nínú àpò owó yín láàárín ìṣẹ́jú 30, nítorí náà a kò ra ohunkóhun. Ohun tí ẹ fi kún un ṣì wà nínú àpò owó yín.",
    push: "A kò gba ọjà kan tí ẹ béèrè lásìkò.",
    button: "Wo ọjà",
  },
};
