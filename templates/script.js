(function () {
  "use strict";
  var root = document.documentElement;
  function stored(value) {
    try {
      if (value) localStorage.setItem("theme", value);
      return localStorage.getItem("theme");
    } catch (error) { return value; }
  }
  var theme = stored();
  if (theme) root.dataset.theme = theme;

  function themeSwitch(button) {
    function isDark() {
      return root.dataset.theme ? root.dataset.theme === "dark"
        : matchMedia("(prefers-color-scheme: dark)").matches;
    }
    function label() { button.textContent = isDark() ? button.dataset.light : button.dataset.dark; }
    button.hidden = false;
    button.addEventListener("click", function () {
      root.dataset.theme = isDark() ? "light" : "dark";
      stored(root.dataset.theme);
      label();
    });
    label();
  }

  function key(row, column) {
    var cell = row.cells[column], time = cell.querySelector("time");
    return time ? time.dateTime : cell.textContent.trim();
  }

  function sorting(table) {
    var heads = table.tHead.rows[0].cells, body = table.tBodies[0];
    Array.prototype.forEach.call(heads, function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        Array.prototype.forEach.call(heads, function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        var order = new Intl.Collator(root.lang, {numeric: true});
        Array.from(body.rows).map(function (row) { return [key(row, column), row]; })
          .sort(function (a, b) { return order.compare(a[0], b[0]) * (down ? -1 : 1); })
          .forEach(function (pair) { body.appendChild(pair[1]); });
      });
    });
    if (table.dataset.sortHint) {
      var hint = document.createElement("span");
      hint.textContent = " " + table.dataset.sortHint;
      hint.className = "hidden";
      table.caption.appendChild(hint);
    }
  }

  function filter(table) {
    var rows = Array.from(table.tBodies[0].rows);
    var label = document.createElement("label"), input = document.createElement("input");
    var count = document.createElement("span");
    label.className = "filter";
    label.textContent = table.dataset.filter + " ";
    input.type = "search";
    count.setAttribute("role", "status");
    label.appendChild(input);
    var bar = document.createElement("p");
    bar.className = "bar";
    bar.appendChild(label);
    bar.appendChild(count);
    input.addEventListener("input", function () {
      var words = input.value.toLowerCase().split(/\s+/), shown = 0;
      rows.forEach(function (row) {
        var text = row.textContent.toLowerCase();
        row.hidden = !words.every(function (word) { return text.includes(word); });
        if (!row.hidden) shown += 1;
      });
      count.textContent = input.value
        ? table.dataset.count.replace("#", shown).replace("#", rows.length) : "";
    });
    table.parentNode.before(bar);
  }

  document.addEventListener("DOMContentLoaded", function () {
    themeSwitch(document.getElementById("theme"));
    document.querySelectorAll("table.sortable").forEach(function (table) {
      sorting(table);
      if (table.dataset.filter && table.tBodies[0].rows.length > 7) filter(table);
    });
  });
})();
