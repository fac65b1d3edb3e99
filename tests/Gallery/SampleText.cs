namespace LettucePlug.Terminal.Gallery;

/// <summary>Words to fill screens with.</summary>
internal static class SampleText
{
    private static string[] Sentences { get; } =
    [
        "The lantern swings over the harbour and the rain smells of tar.",
        "*She lifts the hood and counts the boats twice.*",
        "\"You are late,\" she says, \"and you brought no map.\"",
        "東京の夜は静かで、雨が降っている。",
        "Somewhere behind the warehouses a bell begins to ring and does not stop.",
        "Nobody has used the **northern gate** since the flood took the bridge.",
        "*He laughs, quietly, and hands over the key.*",
        "The path is narrow, the wall is wet, and the light at its end is green.",
    ];

    public static string Message(int number)
    {
        var count = 2 + (number * 7 % 5);
        return string.Join(' ', Enumerable.Range(0, count).Select(i => Sentences[((number * 3) + i) % Sentences.Length]));
    }

    public static string Token(int number) => Sentences[0].Split(' ')[number % 12] + " ";
}
