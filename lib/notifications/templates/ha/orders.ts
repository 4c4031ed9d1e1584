import type { TemplatesOf } from "../parts";

const step =
  "{step, select, start {fara shirya kayan} send {aika kayan} meet {yarda da wurin haɗuwa} hand {miƙa kayan} inspect {duba kayan} send_back {mayar da kayan} check_return {faɗin ko kayan sun dawo} look_at_return {faɗin ko kayan sun dawo} other {tabbatarwa ko kai ƙara}}";
const textStep =
  "{step, select, start {fara shiryawa} send {aikawa} meet {yarda da wurin haduwa} hand {mika kayan} inspect {duba kayan} send_back {mayar da kaya} check_return {fadin ko kaya sun dawo} look_at_return {fadin ko kaya sun dawo} other {tabbatarwa ko kara}}";
const silence =
  "{step, select, inspect {Idan ba ku kai ƙarar wata matsala ba kafin lokacin, za a biya {other}.} confirm {Idan ba ku yi komai ba, mai sulhu zai duba odar kafin a biya kowa.} hand {Idan ba ku yi komai ba, mai sulhu zai duba odar.} send_back {Idan ba ku mayar da kayan ba kafin lokacin, kayan sun zama naku kuma za a biya {other}.} check_return {Idan ba ku yi komai ba, mai sulhu zai duba odar.} look_at_return {Idan ba ku yi komai ba, za a mayar wa {other} kuɗinsa.} other {Idan ba ku yi komai ba, mai saye zai karɓi kuɗinsa kuma za a dakatar da kayanku.}}";
const yourTurn = `Lokacinku ne na ${step}, kafin {deadline}. ${silence}`;
const code = "Ku nuna lambar karɓa ne kawai idan kayan na hannunku kuma kun duba su.";
const reason =
  "{reason, select, OUT_OF_STOCK {Mai sayarwa ba shi da kayan kuma.} WRONG_PRICE {Farashin da aka sa ba daidai ba ne.} DAMAGED {Kayan sun lalace kafin a aika.} CANNOT_DELIVER_THERE {Mai sayarwa ba zai iya kai wa wannan adireshin ba.} BUYER_ASKED {Mai saye ne ya nemi mai sayarwa ya soke.} CHANGED_MIND {Mai saye ya canza ra’ayinsa.} FOUND_ELSEWHERE {Mai saye ya samu a wani wuri.} WRONG_ADDRESS {Mai saye ya ba da adireshi ba daidai ba.} TOO_SLOW {Mai sayarwa bai fara ba.} other {}}";
const refunded = "{role, select, buyer {{back} ya koma walat ɗinku} other {{other} ya karɓi {back} ɗinsa}}";
const textRefunded =
  "{role, select, buyer {{back} ya koma walat dinku} other {{other} ya karbi {back} dinsa}}";
const carried =
  "{how, select, carrier {Yana hannun {by}, lambar bin sawu {number}.} rider {{by} ne yake kawowa.} other {{by} ne yake kawowa daga {place}, lambar mota {number}.}}";
const included =
  "{cost, select, buyer {, amma ba a mayar da kuɗin aikawa ba} way_back {, har da kuɗin aikawa da na mayarwa} other {, har da kuɗin aikawa}}";
const unused = "{unused, select, some {Kuɗin mayarwa da kuka ajiye ya koma walat ɗinku.} other {}}";
const open = "Buɗe oda";

export const orders: TemplatesOf<"order" | "shipment"> = {
  "order.placed": {
    title: "{other} ya sayi {title} ɗinku",
    body: "{total} yana ajiye a escrow, har da kuɗin aikawa. Ku fara kafin {deadline}. Idan ba ku fara a kan lokaci ba, {other} zai karɓi kuɗinsa kuma za a dakatar da kayanku.",
    push: "Kuna da sabuwar oda. Ku buɗe ku fara.",
    text: "Amana: {other} ya biya {total} don {title} dinku. Ku fara cikin {deadline_left}: {link}",
    button: open,
  },
  "order.begun": {
    title: "{other} yana shirya {title} ɗinku",
    body: `{other} yana da lokaci har {deadline} {way, select, fetched {ya yarda da ku a kan wurin haɗuwa} other {ya aika}}. ${code}`,
    push: "Mai sayarwa ya fara odarku.",
    button: open,
  },
  "order.sent": {
    title: "{other} ya aika {title} ɗinku",
    body: `${carried}\n\n${code} Lambar tana shafin odar. Idan ba a tabbatar ba kafin {deadline}, mai sulhu zai duba odar.`,
    push: "Wata odarku tana kan hanya.",
    text: "Amana: {title} dinku na kan hanya. {code, select, none {} other {Lamba {code}: ku nuna ta ne kawai idan kaya na hannunku kun duba. }}{link}",
    button: open,
  },
  "order.sending_undone": {
    title: "Ba a aika ba tukuna: {title}",
    body: "{other} ya janye ‘an aika’, yana da har {deadline} ya aika.",
    push: "An janye ‘an aika’ a wata odarku.",
    button: open,
  },
  "order.meeting": {
    title: "Za ku haɗu da {other}: {title}",
    body: "{place}, {at}, agogon Lagos. {role, select, buyer {Ku fara duba kayan, sannan ku nuna lambar karɓa.} other {Idan {other} ya duba kayan, ku nemi lambar karɓarsa.}}",
    push: "Kun yarda da wurin haɗuwa don wata oda.",
    button: open,
  },
  "order.arrived": {
    title: "Ku duba {title} ɗinku",
    body: "{says, select, seller {{other} ya ce kayan na hannunku.} carrier {Mai jigila ya ce an kai kayan.} other {Kun nuna cewa kayan na hannunku.}} Ku duba su, sannan ku tabbatar ko ku kai ƙarar matsala kafin {deadline}. Tabbatarwa za ta biya {other} {amount}. {proof, select, word {Idan ba ku yi komai ba, mai sulhu zai duba kafin a biya kowa.} other {Idan ba ku kai ƙarar komai ba kafin lokacin, za a biya {other}.}}",
    push: "Wata odarku ta iso. Ku duba ta.",
    text: "Amana: ku duba {title}, ku tabbatar ko ku yi kara cikin {deadline_left}. {proof, select, word {In babu amsa, mai sulhu zai duba} other {In babu amsa, za a biya}}: {link}",
    button: "Duba ka tabbatar",
  },
  "order.completed": {
    title: "{role, select, seller {An biya ku {paid}} other {Odar ta kammala}}: {title}",
    body: `{how, select, inspected {Lokacin kai ƙarar matsala ya ƙare, kuma ba a kai ƙarar komai ba.} keep {{role, select, seller {{other} bai mayar da kayan a kan lokaci ba, don haka sun zama nasa.} other {Ba ku mayar da kayan a kan lokaci ba, don haka sun zama naku.}}} other {{role, select, seller {{other} ya tabbatar.} other {Kun tabbatar.}}}} {role, select, seller {{paid} yana walat ɗinku.} other {An biya {other}.}} ${unused}`,
    push: "Wata odarku ta kammala.",
    button: open,
  },
  "order.returning": {
    title: "{role, select, buyer {Ku mayar da kayan} other {Kayan za su dawo muku}}: {title}",
    body: `{how, select, rule {Hukuncin ya zama na ƙarshe: kayan za su koma wurin mai sayarwa.} settle {Kun sasanta: kayan za su koma wurin mai sayarwa.} other {Ku biyu kun yarda kayan su koma.}} {role, select, buyer {Ku aika su kafin {deadline}, sannan ku faɗi a shafin odar yadda kuka aika. Idan kayan sun isa hannun {other}, za a mayar muku {back}${included}. Idan ba ku aika a kan lokaci ba, kayan sun zama naku kuma za a biya {other}.} other {{other} yana da har {deadline} ya aika su. Ba za a biya kowa ba sai kayan sun dawo hannunku: sannan {other} zai karɓi {back}${included}. Idan bai aika a kan lokaci ba, kayan sun zama nasa kuma za a biya ku.}}`,
    push: "Kayan wata odarku za su koma wurin mai sayarwa.",
    button: open,
  },
  "order.bounced": {
    title:
      "{role, select, buyer {Kayan suna komawa wurin mai sayarwa} other {Kayan suna dawowa wurinku}}: {title}",
    body: `{by} bai iya kai kayan ba{cost, select, buyer { bayan ya gwada sau uku} other {}}, don haka yana mayar da su {role, select, buyer {wurin mai sayarwa. Idan kayan sun isa hannun {other}, za a mayar muku {back}${included}.} other {wurinku. Idan kayan sun iso, ku duba su, sannan ku mayar wa {other} kuɗinsa a shafin odar: {other} zai karɓi {back}${included}. Idan akwai matsala, ku kai ƙara a can.}} {role, select, buyer {Idan {other} bai yi komai ba kafin {deadline}, mai sulhu zai duba odar.} other {Idan ba ku yi komai ba kafin {deadline}, mai sulhu zai duba odar.}}`,
    push: "Mai jigila yana mayar da kayan wata odarku wurin mai sayarwa.",
    button: open,
  },
  "order.return_arrived": {
    title: "{role, select, buyer {Kayan sun koma wurin mai sayarwa} other {Kayan sun dawo wurinku}}: {title}",
    body: `{role, select, buyer {{by} ya miƙa kayan ga {other}, wanda yake da lokaci har {deadline} ya duba su. Bayan haka za a mayar muku {back}${included}, sai dai idan {other} ya kai ƙarar wata matsala.} other {{by} ya ce ya miƙa muku kayan. Ku duba su, sannan ku mayar wa {other} kuɗinsa a shafin odar. Idan akwai matsala, ko ba ku karɓi kayan ba, ku kai ƙara. Idan ba ku yi komai ba kafin {deadline}, {other} zai karɓi {back}${included}.}}`,
    push: "Kayan da aka mayar sun isa.",
    button: open,
  },
  "order.return_sent": {
    title: "{other} ya mayar da kayan: {title}",
    body: `${carried}\n\nIdan kayan sun iso, ku duba su, sannan ku mayar wa {other} kuɗinsa a shafin odar. Idan akwai matsala, ku kai ƙara a can. Idan ba ku yi komai ba kafin {deadline}, mai sulhu zai duba odar.`,
    push: "Kayan wata odarku suna dawowa.",
    button: open,
  },
  "order.refunded": {
    title: "{role, select, buyer {{back} ya koma walat ɗinku} other {An mayar da kuɗi}}: {title}",
    body: `{role, select, buyer {Kayan sun koma hannun {other}, don haka {back} yana walat ɗinku${included}.} other {Kayan sun dawo hannunku, don haka {other} ya karɓi {back}${included}.}} ${unused}`,
    push: "An mayar da kuɗin wata oda.",
    text: `Amana: {title} ya koma wurin mai sayarwa. ${textRefunded}: {link}`,
    button: open,
  },
  "order.shared": {
    title: "{role, select, seller {An biya ku {paid}} other {{back} ya koma walat ɗinku}}: {title}",
    body: "Ku biyu kun yarda {role, select, seller {{other} ya riƙe kayan a farashi mai rahusa. {paid} yana walat ɗinku, bayan ladanmu, kuma {other} ya karɓi {back} ɗinsa.} other {ku riƙe kayan a farashi mai rahusa. {back} yana walat ɗinku, kuma an biya {other} sauran.}}",
    push: "Wata odarku ta ƙare da mayar da wani kuɗi.",
    button: open,
  },
  "order.cancelled": {
    title: "An soke oda: {title}",
    body: `{by, select, you {Ku kuka soke ta.} them {{other} ya soke ta.} other {Ku biyu kuka yarda a soke ta.}} ${reason}\n\n${refunded}{role, select, buyer {, har da kuɗin aikawa.} other {.}} {listing, select, paused {An dakatar da kayanku har sai kun ci gaba da su.} other {}}`,
    push: "An soke wata odarku.",
    text: `Amana: an soke odar {title}. ${textRefunded}: {link}`,
    button: open,
  },
  "order.lapsed": {
    title: "Ba a {step, select, start {fara} other {aika}} a kan lokaci ba: {title}",
    body: `{role, select, buyer {{other} bai {step, select, start {fara} other {aika}} a kan lokaci ba.} other {Ba ku {step, select, start {fara} other {aika}} a kan lokaci ba, don haka an dakatar da kayanku.}}\n\n${refunded}{role, select, buyer {, har da kuɗin aikawa.} other {.}}`,
    push: "Wata odarku ta ƙare: lokaci ya wuce.",
    text: `Amana: ba a {step, select, start {fara} other {aika}} {title} a kan lokaci ba. ${textRefunded}: {link}`,
    button: open,
  },
  "order.half_time": {
    title: "Rabin lokacinku ya wuce: {title}",
    body: yourTurn,
    push: "Wata oda tana jiranku. Rabin lokacin ya wuce.",
    button: open,
  },
  "order.last_fifth": {
    title: "Saura {deadline_left}: {title}",
    body: yourTurn,
    push: "Wata oda tana jiranku. Lokaci ya kusa ƙarewa.",
    text: `Amana: saura {deadline_left} na ${textStep}: {title}. {step, select, inspect {In babu amsa, za a biya} confirm {In babu amsa, mai sulhu zai duba} hand {Sai mai sulhu ya duba} send_back {Sai kaya ya zama naku} check_return {Sai mai sulhu ya duba} look_at_return {Sai a mayar da kudi} other {Sai a mayar da kudi}}: {link}`,
    button: open,
  },
  "order.code_locked": {
    title:
      "{lock, select, void {Lambar karɓa ba ta aiki kuma} other {An sa lambar karɓa ba daidai ba}}: {title}",
    body: "{lock, select, void {An sa lamba ba daidai ba sau 15. {role, select, buyer {Ku yi wata lamba a shafin odar idan kayan na hannunku kuma kun duba su.} other {Ku nemi {other} ya yi wata lamba.}}} other {An sa lamba ba daidai ba sau biyar, don haka ba za a karɓi wata ba har minti 15. {role, select, buyer {Idan kayan ba su hannunku tukuna, kada ku ba kowa lambarku.} other {Kuna iya ɗaukar hoton lambar {other} maimakon haka.}}}}",
    push: "An sa lambar karɓa ba daidai ba a wata oda.",
    button: open,
  },
  "shipment.event": {
    title:
      "{status, select, OUT_FOR_DELIVERY {Ana kawo shi yau} READY_FOR_PICKUP {Ya shirya a karɓa} LOST {An ce ya ɓace} other {An yi ƙoƙarin kawowa}}: {title}",
    body: "{status, select, OUT_FOR_DELIVERY {{by} yana kawo shi yau. Ku nuna lambar karɓa ne kawai idan kayan na hannunku kun duba.} READY_FOR_PICKUP {{by} ya ajiye muku shi. Shafin odar ya nuna inda za ku karɓa.} LOST {{by} ya ce bai ga kayan ba. {role, select, buyer {Ku kai ƙarar matsala idan ba kwa son jira.} other {Ku tambayi {by} abin da ya faru, ku rubuta wa mai saya.}}} other {{by} ya zo, amma ba wanda ya karɓa. {role, select, buyer {Shafin odar ya nuna abin da za ku yi.} other {Ku rubuta wa mai saya don ya karɓa gaba.}}}}",
    push: "Akwai labari game da wani kayanku.",
    button: open,
  },
  "order.code_renewed": {
    title: "Sabuwar lambar karɓa: {title}",
    body: "{role, select, buyer {Kun yi wata lambar karɓa.} other {{other} ya yi wata lambar karɓa.}} Ta baya ba ta aiki kuma.",
    push: "Wata oda tana da sabuwar lambar karɓa.",
    button: open,
  },
};
