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

  const field = (label, count, oninput) => {
    const input = make("input", {type: "search"});
    input.oninput = () => oninput(input.value.toLowerCase().split(/\s+/).filter(word => word));
    return make("p", {className: "bar"}, make("label", {}, label + " ", input), count);
  };
  const holds = (element, words) => {
    const text = element.textContent.toLowerCase();
    return words.every(word => text.includes(word));
  };
  const status = () => make("span", {role: "status"});
  const fill = (text, ...numbers) => numbers.reduce((text, number) => text.replace("#", number), text);

  const filterable = part => {
    const items = [...part.tBodies ? part.tBodies[0].rows : part.querySelectorAll(part.dataset.items)];
    if (items.length < 6) return;
    const count = status();
    (part.tBodies ? part.parentNode : part).before(field(part.dataset.filter, count, words => {
      let shown = 0;
      for (const item of items) {
        item.hidden = !holds(item, words);
        if (!item.hidden) shown += 1;
      }
      count.textContent = words.length ? fill(part.dataset.count, shown, items.length) : "";
    }));
  };

  const searchable = part => {
    const rows = [...document.querySelectorAll("main tr[id]")], others = [...part.querySelectorAll("li")];
    const link = item => {
      const id = item.querySelector("i"), name = (item.cells ? item.querySelector("th") : item).cloneNode(true);
      name.querySelectorAll("button, .tag").forEach(extra => extra.remove());
      const href = id ? item.parentNode.dataset.href + encodeURIComponent(id.textContent)
        : "#" + encodeURIComponent(item.id);
      return make("li", {}, make("a", {href}, name.textContent.trim()));
    };
    const count = status(), found = make("ul", {className: "found"});
    part.append(field(part.dataset.label, count, words => {
      const hits = words.length ? [...rows, ...others].filter(item => holds(item, words)) : [];
      count.textContent = words.length ? fill(part.dataset.count, hits.length) : "";
      found.replaceChildren(...hits.slice(0, 20).map(link));
    }), found);
    part.hidden = false;
  };

  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(part => { part.open = true; }));
  document.addEventListener("DOMContentLoaded", () => {
    const search = document.getElementById("search");
    switchTheme(document.getElementById("theme"));
    document.querySelectorAll("table.sortable").forEach(sortable);
    document.querySelectorAll("[data-filter]").forEach(filterable);
    if (search) searchable(search);
  });
})();
