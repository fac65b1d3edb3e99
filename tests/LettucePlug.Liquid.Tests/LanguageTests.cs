namespace LettucePlug.Liquid.Tests;

/// <summary>What the language says beyond the public suite.</summary>
public sealed class LanguageTests
{
    private const string Data = """
        {"n": 7, "neg": -7, "f": 2.5, "s": "hello", "e": "", "w": " \t", "list": [3, 1, 2], "nested": [[1, [2]], 3],
         "map": {"a": 1, "b": null}, "people": [{"name": "Mara", "age": 34}, {"name": "Ilya"}, {"name": "Tom", "age": 71}],
         "emoji": "a😀b", "big": 9007199254740993, "huge": 12345678901234567890123, "t": true}
        """;

    [Theory]
    [InlineData("{{ list }}", "312")]
    [InlineData("{{ nested }}", "123")]
    [InlineData("{{ map }}", "{\"a\"=>1, \"b\"=>nil}")]
    [InlineData("{{ list | append: '!' }}", "[3, 1, 2]!")]
    [InlineData("{{ (1..3) }}", "1..3")]
    [InlineData("{{ nested | join: '-' }}", "1-2-3")]
    [InlineData("{{ big | plus: 1 }}", "9007199254740994")]
    [InlineData("{{ huge }}", "12345678901234567890123")]
    [InlineData("{{ 9223372036854775807 | plus: 1 }}", "9223372036854775808")]
    [InlineData("{{ 0.1 | plus: 0.2 }}", "0.3")]
    [InlineData("{{ 1e3 | plus: 0 }}", "0")]
    [InlineData("{{ neg | divided_by: 2 }}", "-4")]
    [InlineData("{{ neg | modulo: 3 }}", "2")]
    [InlineData("{{ 10000000000000000.0 | times: 1.0 }}", "1.0e+16")]
    [InlineData("{{ 0.00001 }}", "1.0e-05")]
    [InlineData("{{ 2.5 | round }}", "3")]
    [InlineData("{{ -2.5 | round }}", "-3")]
    [InlineData("{{ 1234 | round: -2 }}", "1200")]
    [InlineData("{{ '12abc' | plus: 1 }}", "13")]
    [InlineData("{{ t | plus: 1 }}", "1")]
    [InlineData("{{ emoji | size }}", "3")]
    [InlineData("{{ emoji | slice: 1 }}", "😀")]
    [InlineData("{{ emoji | truncate: 2, '' }}", "a😀")]
    [InlineData("{{ emoji | split: '' | join: '.' }}", "a.😀.b")]
    [InlineData("{{ 'STRASSE' | capitalize }}", "Strasse")]
    [InlineData("{{ 'a,b,,c,,' | split: ',' | size }}", "4")]
    [InlineData("{{ ' a  b ' | split: ' ' | join: '|' }}", "a|b")]
    [InlineData("{{ 'a b c' | truncatewords: 99999999999 }}", "a b c")]
    [InlineData("{{ 'Liquid' | slice: 2, 99999999999999999999 }}", "quid")]
    [InlineData("{{ list | slice: -2, 2 | join: ',' }}", "1,2")]
    [InlineData("{{ list | slice: 9 | size }}", "0")]
    [InlineData("{{ people | sort: 'age' | map: 'name' | join: ',' }}", "Mara,Tom,Ilya")]
    [InlineData("{{ people | where: 'age' | size }}", "2")]
    [InlineData("{{ people | find: 'name', 'Tom' | map: 'age' | first }}", "71")]
    [InlineData("{{ people | sum: 'age' }}", "105")]
    [InlineData("{{ people | compact: 'age' | size }}", "2")]
    [InlineData("{{ '%41+b%20c' | url_decode }}", "A b c")]
    [InlineData("{{ 'ä *' | url_encode }}", "%C3%A4+%2A")]
    [InlineData("{{ '<a>&\"' | escape }}{{ '&amp; & &#39; &x' | escape_once }}", "&lt;a&gt;&amp;&quot;&amp; &amp; &#39; &amp;x")]
    [InlineData("{{ '<script>x</script>a<!-- b --><style>c' | strip_html }}", "ac")]
    [InlineData("{{ 'abab' | replace_last: 'b', 'c' }}", "abac")]
    [InlineData("{{ nil | default: 'd' }}{{ e | default: 'd' }}{{ false | default: 'd', allow_false: true }}", "ddfalse")]
    [InlineData("{% if w == blank %}1{% endif %}{% if w == empty %}2{% endif %}", "1")]
    [InlineData("{% if nosuch.deep[0].er == nil %}nil{% endif %}", "nil")]
    [InlineData("{% if n > 5 and f < 3 or nosuch %}yes{% endif %}", "yes")]
    [InlineData("{% if false and true or true %}yes{% else %}no{% endif %}", "no")]
    [InlineData("{% if list contains 2 and s contains 'ell' and map contains 'b' %}yes{% endif %}", "yes")]
    [InlineData("{% if n <> 7 %}ne{% else %}eq{% endif %}", "eq")]
    [InlineData("{% unless n == 7 %}a{% elsif n == 7 %}b{% endunless %}", "b")]
    [InlineData("{% case n %}{% when 1, 7 or 7 %}x{% else %}y{% endcase %}", "xx")]
    [InlineData("{% case e %}{% when empty %}none{% endcase %}", "none")]
    [InlineData("{% for i in (1..6) reversed limit:4 offset:1 %}{{ i }}{% endfor %}", "5432")]
    [InlineData("{% for i in list limit:2 reversed %}{{ i }}{% endfor %}", "31")]
    [InlineData("{% for p in map %}{{ p[0] }}={{ p.last }};{% endfor %}", "a=1;b=;")]
    [InlineData("{% for i in list %}{% if i == 1 %}{% break %}{% endif %}{{ i }}{% endfor %}", "3")]
    [InlineData("{% for i in (n..9) %}{{ forloop.rindex }}{% endfor %}", "321")]
    [InlineData("{% for i in list offset: 99 %}x{% else %}none{% endfor %}", "none")]
    [InlineData("a{% break %}b", "a")]
    [InlineData("{% assign x = list | sort %}{{ x.first }}{{ x[-1] }}{{ x.size }}", "133")]
    [InlineData("{% assign m = 'map' %}{{ [m].a }}{{ map['a'] }}{{ list[map.a] }}", "111")]
    [InlineData("{% cycle 'a', 'b' %}{% cycle x: 'a', 'b' %}{% cycle 'a', 'b' %}{% cycle 'a', 'b' %}", "aaba")]
    [InlineData("{% increment c %}{% increment c %}{% decrement c %}{{ c }}", "0111")]
    [InlineData("a {%- if true -%} b {%- endif -%} c", "abc")]
    [InlineData("{% raw %}{{ {% }}{% endraw %}{%- raw -%} x {%- endraw -%}", "{{ {% }} x ")]
    [InlineData("{% comment %}{% raw %}{% endcomment %}{% endraw %}{% endcomment %}ok", "ok")]
    [InlineData("{% liquid\n assign a = 1\n if a == 1\n echo 'x'\n endif %}", "x")]
    [InlineData("{{ '}' }}{{ \"{%\" }}", "}{%")]
    [InlineData("{% snippet hi %}hi {{ who }}{% endsnippet %}{% render hi, who: 'you' %}", "hi you")]
    [InlineData("{{ s.first }}{{ s.last }}{{ map.size }}{{ map.first | join: ':' }}", "ho2a:1")]
    [InlineData("{{ n foo | plus: 1 }}", "8")]
    [InlineData("{{ s | nosuch | upcase }}", "HELLO")]
    [InlineData("{{ '2006-05-05 10:00:00' | date: '%-d %^b %y %I:%M %p %j %A' }}", "5 MAY 06 10:00 AM 125 Friday")]
    [InlineData("{{ '2016-03-14T10:00:00+02:00' | date: '%s %z %:z' }}", "1457942400 +0200 +02:00")]
    [InlineData("{{ 0 | date: '%F %T %Z' }}{{ 'tobi' | date: '%Y' }}{{ 'now' | date: '%Y' }}", "1970-01-01 00:00:00 UTCtobinow")]
    [InlineData("{{ 1136073599 | date: '%U %V %G %e|%3d|%_m|%-H|%%|%q' }}", "52 52 2005 31|031|12|23|%|%q")]
    [InlineData("{% tablerow i in list cols: 2 %}{{ i }}{% endtablerow %}", "<tr class=\"row1\">\n<td class=\"col1\">3</td><td class=\"col2\">1</td></tr>\n<tr class=\"row2\"><td class=\"col1\">2</td></tr>\n")]
    public void Standard_templates_render_as_the_language_says(string template, string expected) =>
        Liquid.Text(template, Data).ShouldBe(expected);

    [Fact]
    public void A_rendered_partial_sees_only_what_it_is_given()
    {
        var options = Liquid.With(("p", "[{{ s }}{{ x }}{% assign y = 1 %}]"));

        Liquid.Text("{% render 'p', x: n %}{{ y }}", Data, options).ShouldBe("[7]");
    }

    [Fact]
    public void An_included_partial_shares_variables_and_breaks_the_loop_around_it()
    {
        var options = Liquid.With(("p", "{{ i }}{% assign y = i %}{% break %}"));

        Liquid.Text("{% for i in list %}{% include 'p' %}{% endfor %}{{ y }}", Data, options).ShouldBe("33");
    }

    [Fact]
    public void Include_inside_a_rendered_partial_is_refused()
    {
        var options = Liquid.With(("a", "{% include 'b' %}"), ("b", "x"));

        Should.Throw<LiquidRenderException>(() => Liquid.Text("{% render 'a' %}", Data, options))
            .Diagnostic.Code.ShouldBe(DiagnosticCode.IncludeInRender);
    }

    [Fact]
    public void Inline_errors_become_text_and_rendering_goes_on()
    {
        var options = new RenderOptions { InlineErrors = true };

        var text = Liquid.Text(
            "{% for i in (1..2) %}{{ 1 | divided_by: 0 }};{% endfor %}{% capture c %}{{ 'x' | slice: 'y' }}{% endcapture %}{{ c }}",
            Data,
            options);

        text.ShouldBe("Liquid error: divided by 0;Liquid error: divided by 0;Liquid error: invalid integer");
    }

    [Fact]
    public void The_time_is_visible_only_through_the_clock_of_the_host()
    {
        var clock = new LettucePlug.Tests.Support.FakeTime(new DateTimeOffset(2031, 5, 6, 0, 0, 0, TimeSpan.Zero));

        Liquid.Text("{{ 'now' | date: '%F' }}", "{}", new RenderOptions { Clock = clock }).ShouldBe("2031-05-06");
    }

    [Fact]
    public void One_template_renders_on_many_threads_at_once()
    {
        var template = LiquidTemplate.Parse("{% assign x = n %}{% for i in (1..50) %}{{ x }}{% cycle 'a', 'b' %}{% endfor %}");
        var expected = Enumerable.Range(0, 200).Select(n => string.Concat(Enumerable.Repeat($"{n}a{n}b", 25)));

        var texts = Enumerable.Range(0, 200).AsParallel().AsOrdered()
            .Select(n => template.RenderText(LiquidMap.Create([new("n", n)]))).ToList();

        texts.ShouldBe(expected);
    }

    [Fact]
    public void A_filter_of_the_host_is_found_after_the_built_in_ones()
    {
        var parser = ParserOptions.Default with
        {
            Strictness = Strictness.Strict,
            Filters = new Dictionary<string, FilterDefinition>
            {
                ["shout"] = new((context, input, arguments) => input.ToText() + arguments[0].ToText(), 1, 1),
            },
        };

        Liquid.Text("{{ 'a' | shout: '!' }}", parser: parser).ShouldBe("a!");
        Should.Throw<LiquidParseException>(() => Liquid.Text("{{ 'a' | shout }}", parser: parser))
            .Diagnostic.Code.ShouldBe(DiagnosticCode.FilterArguments);
    }
}
