/** On an iPhone or iPad notifications need the site on the home screen. */
export const IosSteps = () => (
  <>
    On iPhone and iPad, add Amana to your Home Screen first: tap <b>Share</b>, then <b>Add to Home Screen</b>.
    Open Amana from there to turn notifications on.
  </>
);
