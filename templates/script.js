(() => {
  const root = document.documentElement;
  const make = (name, parts, ...children) => {
    const element = Object.assign(document.createElement(name), parts);
    element.append(...children);
    return element;
  };
  const remember = value => {
    try {
      if (value) localStorage.setItem("theme", value);
      return localStorage.getItem("theme");
    } catch { return value; }
  };
  const theme = remember();
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;

  const switchTheme = button => {
    const isDark = () => root.dataset.theme
      ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    const label = () => { button.textContent = isDark() ? button.dataset.light : button.dataset.dark; };
    button.hidden = false;
    button.onclick = () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      remember(root.dataset.theme);
      label();
    };
    label();
  };

  const key = cell => {
    const time = cell.querySelector("time");
    return time ? time.dateTime : cell.textContent.trim();
  };

  const sortable = table => {
    const heads = [...table.tHead.rows[0].cells], body = table.tBodies[0];
    const order = new Intl.Collator(root.lang, {numeric: true});
    heads.forEach((head, column) => {
      const button = make("button", {type: "button"}, ...head.childNodes);
      head.append(button);
      button.onclick = () => {
        const way = head.ariaSort === "ascending" ? -1 : 1;
        heads.forEach(other => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", way < 0 ? "descending" : "ascending");
        const rows = [...body.rows].map(row => [key(row.cells[column]), row]);
        rows.sort((a, b) => way * order.compare(a[0], b[0]));
        body.append(...rows.map(row => row[1]));
      };
    });
    table.caption.append(make("span", {className: "hidden"}, " " + table.dataset.sortHint));
  };

  const filterable = table => {
    const rows = [...table.tBodies[0].rows];
    const input = make("input", {type: "search"}), count = make("span", {role: "status"});
    input.oninput = () => {
      const words = input.value.toLowerCase().split(/\s+/);
      let shown = 0;
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every(word => text.includes(word));
        if (!row.hidden) shown += 1;
      }
      count.textContent = input.value
        ? table.dataset.count.replace("#", shown).replace("#", rows.length) : "";
    };
    const label = make("label", {}, table.dataset.filter + " ", input);
    table.parentNode.before(make("p", {className: "bar"}, label, count));
  };

  document.addEventListener("DOMContentLoaded", () => {
    switchTheme(document.getElementById("theme"));
    for (const table of document.querySelectorAll("table.sortable")) {
      sortable(table);
      if (table.dataset.filter && table.tBodies[0].rows.length > 7) filterable(table);
    }
  });
})();
