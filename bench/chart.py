"""Pictures as SVG, by hand: bars, and lines over logarithmic axes. No library needed."""
import math

COLOURS = ("#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#bbbbbb", "#222255", "#225555", "#663333")
HEAD = ('<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" '
        'font-family="sans-serif" font-size="13">\n<rect width="100%" height="100%" fill="white"/>\n')


def label(x, y, text, anchor="start"):
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{safe}</text>\n'


def bars(path, title, rows, unit):
    """Write a bar chart; rows: (name, figure)."""
    most = max(figure for _, figure in rows) or 1
    out = [HEAD.format(w=720, h=60 + 24 * len(rows)), label(10, 24, title)]
    for i, (name, figure) in enumerate(rows):
        y = 44 + 24 * i
        width = 440 * figure / most
        out.append(label(110, y + 13, name, "end"))
        out.append(f'<rect x="118" y="{y}" width="{width:.1f}" height="17" fill="{COLOURS[0]}"/>\n')
        out.append(label(124 + width, y + 13, f"{figure:.3g} {unit}"))
    with open(path, "w", encoding="utf-8") as file:
        file.write("".join(out) + "</svg>\n")


def lines(path, title, series, across, along):
    """Write a chart of lines, both axes logarithmic; series: name -> [(x, y)], all above 0."""
    points = [p for line in series.values() for p in line]
    low_x, high_x = math.log10(min(x for x, _ in points)), math.log10(max(x for x, _ in points))
    low_y, high_y = math.floor(math.log10(min(y for _, y in points))), math.ceil(math.log10(max(y for _, y in points)))

    def place(x, y):
        return (70 + 430 * (math.log10(x) - low_x) / ((high_x - low_x) or 1),
                400 - 350 * (math.log10(y) - low_y) / ((high_y - low_y) or 1))

    out = [HEAD.format(w=720, h=450), label(10, 24, title), label(285, 440, across, "middle"), label(10, 44, along)]
    for power in range(low_y, high_y + 1):
        x, y = place(10 ** low_x, 10 ** power)
        out.append(f'<path d="M70 {y:.0f}H500" stroke="#ddd"/>\n' + label(64, y + 4, f"{10 ** power:g}", "end"))
    for power in range(math.ceil(low_x), math.floor(high_x) + 1):
        x, _ = place(10 ** power, 10 ** low_y)
        out.append(f'<path d="M{x:.0f} 50V400" stroke="#ddd"/>\n' + label(x, 418, f"{10 ** power:g}", "middle"))
    for i, (name, line) in enumerate(series.items()):
        colour = COLOURS[i % len(COLOURS)]
        path_data = "L".join("{:.1f} {:.1f}".format(*place(x, y)) for x, y in line)
        dash = ' stroke-dasharray="6 3"' if i >= len(COLOURS) else ""
        out.append(f'<path d="M{path_data}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>\n')
        out.append(f'<path d="M512 {54 + 20 * i}h20" stroke="{colour}" stroke-width="3"{dash}/>\n' + label(538, 58 + 20 * i, name))
    with open(path, "w", encoding="utf-8") as file:
        file.write("".join(out) + "</svg>\n")
