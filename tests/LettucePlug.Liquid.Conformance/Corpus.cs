namespace LettucePlug.Liquid.Conformance;

/// <summary>The templates that are broken by the fuzz: the public suite where it is at hand, and some of our own.</summary>
public static class Corpus
{
    private static readonly string[] Own =
    [
        "{% for i in a limit: 2 offset: 1 %}{{ forloop.index }}{% if i > 1 and a contains i %}x{% elsif b %}y{% else %}z{% endif %}{% endfor %}",
        "{% case b.c %}{% when 'text', 'x' or nil %}1{% else %}2{% endcase %}{% capture q %}{{ s | upcase }}{% endcapture %}{{ q }}",
        "{% liquid\n assign z = a | map: 'c' | join: ','\n if z == blank\n echo z\n endif\n for i in (1..3)\n cycle 'a', 'b'\n endfor %}",
        "{% role 'system' %}You {{ s | fence: 'txt' }}{% media m limit: 1 %}{% endrole %}{% history last: 3 %}{% role user %}{% section 'l', priority: 2, max_tokens: 4 %}{{ s | quote | indent: 2 }}{% endsection %}{% endrole %}",
        "{% block one %}{{ a | json }}{% super %}{% endblock %}{{ 'k' | t: n: 1 }}{{ s | names | oneline | tokens }}",
        "{% extends 'a' %}{% block one %}x{% super %}{% endblock %}",
        "{% tablerow i in a cols: 2 %}{{ i }}{% break %}{% endtablerow %}{% increment n %}{% decrement n %}{% ifchanged %}{{ n }}{% endifchanged %}",
        "{{ b['c'] | slice: -3, 2 | append: a[-1] | replace: 'e', 'é' | truncate: 3, '' }}{{ 7 | divided_by: 2 | modulo: 3 | round: 1 }}",
        "{% raw %}{{ x }}{% endraw %}{% comment %}{% if %}{% endcomment %}{%- # note -%}{% doc %} x {% enddoc %}{{ '2020-01-02' | date: '%Y %-d %^b' }}",
        "{% snippet p %}{{ q }}{% endsnippet %}{% render p, q: s %}{% render 'a' for a as i %}{% include 'a' with b as z %}",
    ];

    public static IReadOnlyList<string> Load()
    {
        var root = Environment.GetEnvironmentVariable("LETTUCEPLUG_SHARED") is { Length: > 0 } named ? named : "../shared";
        var suite = Path.Combine(root, "golden-liquid", "golden_liquid.json");
        return File.Exists(suite) ? [.. Own, .. SuiteCase.Load(suite).Select(one => one.Template)] : Own;
    }
}
