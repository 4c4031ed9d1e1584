/**
 * Names that many Nigerians share, as banks write them. Two of them together are no evidence of one person. Rough by nature: a name
 * missing here is only weighed more.
 */
export const commonNames: ReadonlySet<string> = new Set(
  `
  abba abdul abdulkadir abdullahi abdulrahman abubakar adamu adebayo adeola adeyemi adewale aisha ali aliyu aminu amina bala bashir
  bello danjuma fatima garba habiba halima hamza haruna hassan hauwa hussaini ibrahim idris isa ismail jibrin kabiru khadija lawal
  maryam mohammed muhammad muhammed musa mustapha nasiru rabiu sadiq salihu salisu sani shehu suleiman tijani umar usman yahaya
  yakubu yunusa yusuf zainab
  babatunde balogun akande ajayi alabi ayodele bolanle folake kehinde oladipo olamide olanrewaju oluwaseun oluwatobi ojo okon
  olayinka taiwo temitope titilayo tunde yetunde
  chiamaka chidi chidinma chika chinedu chinonso chinwe chioma chukwu chukwuemeka ebere emeka eze ifeanyi ifeoma ikechukwu kelechi
  ngozi nkechi nnamdi nwachukwu nwankwo nwosu obi obinna ogbonna okafor okeke okoli okonkwo okoro okoye okwuosa onyeka uche ugochukwu
  uzoma
  akpan bassey edet effiong efe ekong etim ime ita otobo udo umoh
  abraham agnes alice andrew anna anthony augustine benjamin blessing caleb catherine charles christian christiana christopher
  clement comfort daniel david deborah dorcas edward elijah elizabeth emmanuel endurance esther eunice ezekiel faith favour felix
  festus florence francis friday gabriel george gift gloria godwin goodluck grace hannah happiness helen henry hope innocent isaac
  israel jacob james janet jennifer jeremiah john johnson jonathan joseph joshua joy juliet kingsley lucky lucy margaret mark martha
  martin mary matthew mercy michael miracle monday moses nathaniel nelson nicholas noah patience patrick paul peace peter philip
  precious promise queen rachel raphael rebecca richard robert rose ruth samson samuel sarah saturday simon solomon stella
  stephen sunday susan sylvester thomas timothy veronica victor victoria vincent vivian wilson williams winifred
  `
    .trim()
    .split(/\s+/),
);
