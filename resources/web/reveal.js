// Plays a part of the film when its slide or its fragment comes, and stops where the part ends.
// reveal.js itself would begin each film anew; its events reach the document, whichever way it was loaded.
(() => {
  if (window.gatelightClips) return;
  window.gatelightClips = true;
  function play(clip) {
    const [from, to] = clip.dataset.part.split(",").map(Number);
    const begin = () => {
      clip.currentTime = from;
      clip.play().catch(() => {});
      const look = () => {
        if (clip.currentTime >= to) clip.pause();
        else if (!clip.paused) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
    if (clip.readyState) begin();
    else clip.addEventListener("loadedmetadata", begin, { once: true });
  }
  for (const kind of ["ready", "slidechanged", "fragmentshown"]) {
    document.addEventListener(kind, (told) => {
      const shown = told.fragment || told.currentSlide;
      const clip = shown && shown.querySelector("video[data-part]");
      if (clip) play(clip);
    });
  }
})();
