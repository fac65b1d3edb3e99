using System.Text;

namespace LettucePlug.Benchmarks;

/// <summary>Messages of 40 made-up words, of which the n-th occurs about 1/n as often as the first, as in language.</summary>
internal sealed class MessageText(int seed)
{
    private const int Vocabulary = 50_000;
    private const int Length = 40;
    private const int Old = 30_000;

    private static readonly string[] Syllables =
        ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "wu", "ya", "ze", "chi", "gro", "pla", "ston"];

    private static readonly string[] All = [.. Enumerable.Range(0, Vocabulary).Select(Make)];

    private readonly Random _random = new(seed);

    public static string Word(int rank) => All[rank];

    public string Next(int number)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Length; i++)
        {
            // The inverse of the distribution function of Zipf's law.
            text.Append(Word((int)Math.Pow(Vocabulary, _random.NextDouble()) - 1)).Append(' ');
        }

        return text.Append(number == 4_711 ? "zanzibar" : "").Append(number < Old ? "bygone" : "").ToString();
    }

    private static string Make(int rank)
    {
        var word = new StringBuilder("b");
        for (var rest = rank + 17; rest > 0; rest /= Syllables.Length)
        {
            word.Append(Syllables[rest % Syllables.Length]);
        }

        return word.Append(rank % 7 == 0 ? "en" : "").ToString();
    }
}
