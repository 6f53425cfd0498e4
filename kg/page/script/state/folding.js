// Texts as the search compares them; `folded` in queries/catalogue/search.py does the same for Python.

/** Remove case and diacritics. @param {string} text */
export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
