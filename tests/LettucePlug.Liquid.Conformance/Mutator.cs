namespace LettucePlug.Liquid.Conformance;

/// <summary>Breaks templates in the ways people and machines do: the same seed gives the same breakage.</summary>
public sealed class Mutator(int seed)
{
    private static readonly string[] Pieces =
    [
        "{{", "}}", "{%", "%}", "{%-", "-%}", "{{-", "-}}", "'", "\"", "|", ":", ",", ".", "..", "[", "]", "(", ")", "==",
        "!=", "<>", " and ", " or ", " contains ", "{% if ", "{% endif %}", "{% for x in ", "{% endfor %}", "{% else %}",
        "{% case ", "{% when ", "{% endcase %}", "{% raw %}", "{% endraw %}", "{% comment %}", "{% endcomment %}",
        "{% liquid\n", "{% assign a = ", "{% capture a %}", "{% endcapture %}", "{% render 'a' %}", "{% include 'a' %}",
        "{% role 'system' %}", "{% endrole %}", "{% section s %}", "{% endsection %}", "{% block b %}", "{% endblock %}",
        "{% extends 'a' %}", "{% super %}", "{% media m %}", "{% history %}", "(1..999999999)", "-1", "0", "1.5",
        "99999999999999999999", "nil", "empty", "blank", "reversed", "offset: continue", "limit: ", "\0", "\r", "\n", "😀",
        "\uD83D", "| append: a", "| split: ''", "| replace: '', a", "| date: '%s'", "| json", "| slice: -9", "| round: 99",
    ];

    // The same mutations must come again for the same seed; nothing here is secret.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    public string Mutate(IReadOnlyList<string> corpus)
    {
        var text = corpus[_random.Next(corpus.Count)];
        for (var round = _random.Next(1, 5); round > 0; round--)
        {
            var at = _random.Next(text.Length + 1);
            var length = Math.Min(_random.Next(1, 8), text.Length - at);
            text = _random.Next(6) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Pieces[_random.Next(Pieces.Length)]),
                2 => text.Insert(at, text.Substring(at, length)),
                3 => text[..at] + (char)_random.Next(1, 256) + text[at..],
                4 => text[..at] + Piece(corpus) + text[at..],
                _ => text[..at] + Pieces[_random.Next(Pieces.Length)] + text[(at + length)..],
            };
        }

        return text;
    }

    private string Piece(IReadOnlyList<string> corpus)
    {
        var other = corpus[_random.Next(corpus.Count)];
        var from = _random.Next(other.Length + 1);
        return other.Substring(from, Math.Min(_random.Next(1, 40), other.Length - from));
    }
#pragma warning restore CA5394
}
