using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>What stands in a token's place: a typed value where it is all there is, its text within other text.</summary>
internal readonly partial record struct TokenValue
{
    private TokenValue(string text, bool isText)
    {
        Text = text;
        IsText = isText;
    }

    public string Text { get; }

    /// <summary>False for numbers, true and false, which are written without quotation marks.</summary>
    public bool IsText { get; }

    public static TokenValue Of(string text) => new(text, isText: true);

    public static TokenValue Of(ulong number) => new(number.ToString(CultureInfo.InvariantCulture), isText: false);

    public static TokenValue Of(int number) => new(number.ToString(CultureInfo.InvariantCulture), isText: false);

    public static TokenValue Of(double number) => new(number.ToString("0.################", CultureInfo.InvariantCulture), isText: false);

    /// <summary>A value the user typed: a number where it is written as JSON writes numbers.</summary>
    public static TokenValue OfUserText(string text) =>
        new(text, isText: !(text is "true" or "false" || PlainNumber().IsMatch(text)));

    public void Write(Utf8JsonWriter json)
    {
        if (IsText)
        {
            json.WriteStringValue(Text);
        }
        else
        {
            json.WriteRawValue(Text);
        }
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]{0,19})(\.[0-9]{1,17})?\z")]
    private static partial Regex PlainNumber();
}
