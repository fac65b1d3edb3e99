namespace LettucePlug.Liquid.Tests;

/// <summary>What the language says beyond the public suite.</summary>
public sealed class LanguageTests
{
    private const string Data = """
        {"n": 7, "neg": -7, "f": 2.5, "s": "hello", "e": "", "w": " \t", "list": [3, 1, 2], "nested": [[1, [2]], 3],
         "map": {"a": 1, "b": null}, "people": [{"name": "Mara", "age": 34}, {"name": "Ilya"}, {"name": "Tom", "age": 71}],
         "emoji": "a😀b", "deep": [{"n": 1, "of": {"kin": {"name": "Ilya"}}}, {"n": 2, "of": 3.5}, {"n": 4}], "big": 9007199254740993, "huge": 12345678901234567890123, "t": true}
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
    [InlineData("{{ 1000000000000000.0 }}|{{ 100000000000000.0 }}", "1.0e+15|100000000000000.0")]
    [InlineData("{{ 0.00001 }}", "1.0e-05")]
    [InlineData("{{ -2.5 | plus: 2.5 }}|{{ -1 | modulo: 0.5 }}", "0.0|0.0")]
    [InlineData("{{ 1 | divided_by: 3.14 }}", "0.3184713375796178")]
    [InlineData("{{ 3.7 | divided_by: 12345678901234567890123 }}", "2.9970000269730003e-22")]
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
    [InlineData("{{ 'a b c' | truncatewords: 2147483646 }}", "a b c")]
    [InlineData("{{ 'Liquid' | slice: 2, 99999999999999999999 }}", "quid")]
    [InlineData("{{ list | slice: -2, 2 | join: ',' }}", "1,2")]
    [InlineData("{{ list | slice: 9 | size }}", "0")]
    [InlineData("{{ people | sort: 'age' | map: 'name' | join: ',' }}", "Mara,Tom,Ilya")]
    [InlineData("{{ people | where: 'age' | size }}", "2")]
    [InlineData("{{ people | find: 'name', 'Tom' | map: 'age' | first }}", "71")]
    [InlineData("{{ people | find_index: 'age', 71 }}{{ people | has: 'age', 34 }}", "2true")]
    [InlineData("{{ 5 | uniq: 'x' }}{{ s | uniq: 1 }}", "5hello")]
    [InlineData("{{ deep | where: 'of.kin.name', 'Ilya' | map: 'n' }}{{ deep | reject: 'of.kin' | size }}", "11")]
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
    [InlineData("{% for i in list offset: continue offset: 1 %}{{ i }}{% endfor %}", "12")]
    [InlineData("{% for i in list limit: 1 %}{{ forloop.size }}{{ forloop.length }}{% endfor %}", "1")]
    [InlineData("{{ (3..1) | first }}{{ (3..1) | last }}{{ (3..1) | size }}{{ (1.9..3) }}", "3101..3")]
    [InlineData("{% if (1..3) contains f and (1..3) contains 3 %}in{% endif %}{% if (1..3) contains 3.5 %}out{% endif %}", "in")]
    [InlineData("[{{ list.0 }}{{ list.-1 }}{{ s.0 }}]", "[]")]
    [InlineData("a{% break %}b", "a")]
    [InlineData("{% assign x = list | sort %}{{ x.first }}{{ x[-1] }}{{ x.size }}", "133")]
    [InlineData("{% assign m = 'map' %}{{ [m].a }}{{ map['a'] }}{{ list[map.a] }}", "111")]
    [InlineData("{% cycle 'a', 'b' %}{% cycle x: 'a', 'b' %}{% cycle 'a', 'b' %}{% cycle 'a', 'b' %}", "aaba")]
    [InlineData("{% for i in (1..2) %}{% cycle s, n %}{% endfor %}{% cycle s, n %}{% cycle 1, 2 %}{% cycle 1, 2 %}", "hello7hello12")]
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
    [InlineData("{{ 'Fri Jul 16 01:00:00 2004' | date: '%m/%d/%Y' }}{{ '0001-02-03' | date: ' %Y %G' }}", "07/16/2004 0001 0001")]
    [InlineData("{{ '2006-07-05 10:00:00 EST' | date: '%s %z [%Z]' }}{{ '7/5/2006' | date: ' %F' }}{{ '5.7.2006 8:09' | date: ' %R' }}", "1152111600 -0500 [] 2006-05-07 08:09")]
    [InlineData("{{ '12/25/2010' | date: '%F' }}{{ ' 0' | date: '%F' }}{{ '9999-12-31 23:00 EST' | date: '%F' }}", "12/25/2010 09999-12-31 23:00 EST")]
    [InlineData("{{ '2001-02-03T04:05:06.789Z' | date: '%L %3N %6N %9N|%12N|%:::z %10z %Ey %Od %#Z' }}", "789 789 789000 789000000|789000000000|+00 +000000000 01 03 utc")]
    [InlineData("{% if t %} {% tablerow i in nosuch %} {% endtablerow %} {% endif %}|", "|")]
    [InlineData("{% tablerow i in list cols: 2 %}{{ i }}{% endtablerow %}", "<tr class=\"row1\">\n<td class=\"col1\">3</td><td class=\"col2\">1</td></tr>\n<tr class=\"row2\"><td class=\"col1\">2</td></tr>\n")]
    public void Standard_templates_render_as_the_language_says(string template, string expected) =>
        Liquid.Text(template, Data).ShouldBe(expected);

    [Theory]
    [InlineData("{{ 'a b c' | truncatewords: 2147483647 }}", "too big")]
    [InlineData("{{ list | map: 'x' }}", "cannot select the property 'x'")]
    [InlineData("{{ s | where: true }}", "cannot select the property 'true'")]
    [InlineData("{{ (f..9) }}", "invalid integer")]
    [InlineData("{{ (1.5..n) }}", "invalid integer")]
    [InlineData("{% for i in (true..3) %}x{% endfor %}", "invalid integer")]
    public void What_the_language_refuses_is_a_fault_with_a_place(string template, string message)
    {
        var fault = Should.Throw<LiquidRenderException>(() => Liquid.Text(template, Data)).Diagnostic;

        fault.Message.ShouldContain(message);
        fault.Column.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("{% increment -c %}{% increment -c %}{% decrement c.d? %}", "01-1")]
    [InlineData("{% case n more %}{% when 7 or %}x{% endcase %}", "x")]
    [InlineData("{% cycle 'a' 'b' %}", "a")]
    public void The_strict_mode_forgives_what_the_reference_forgives(string template, string expected)
    {
        Liquid.Text(template, Data, parser: ParserOptions.Default with { Strictness = Strictness.Strict }).ShouldBe(expected);
        Should.Throw<LiquidParseException>(() => Liquid.Text(template, Data, parser: ParserOptions.ForPacks));
    }

    [Fact]
    public void A_loop_variable_of_digits_is_refused_in_strict_mode_only()
    {
        const string Template = "{% for 123 in list %}x{% endfor %}";

        Liquid.Text(Template, Data).ShouldBe("xxx");
        Liquid.Text("{% for i? in list %}{{ i? }}{% endfor %}", Data, parser: ParserOptions.ForPacks).ShouldBe("312");
        Should.Throw<LiquidParseException>(
            () => Liquid.Text(Template, Data, parser: ParserOptions.Default with { Strictness = Strictness.Strict }));
    }

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
