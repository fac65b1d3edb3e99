using System.Globalization;

namespace LettucePlug.Host.Http;

/// <summary>Reads the wait a service asks for, in the forms in use.</summary>
internal static class RetryAfterReader
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static TimeSpan? Read(HttpResponseMessage response, TimeProvider time)
    {
        if (Value(response, "retry-after-ms") is { } milliseconds && ParseNumber(milliseconds) is { } ms)
        {
            return Clamp(ms / 1000);
        }

        if (Value(response, "Retry-After") is not { } text)
        {
            return null;
        }

        if (ParseNumber(text) is { } seconds)
        {
            return Clamp(seconds);
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var at)
            ? Clamp((at - time.GetUtcNow()).TotalSeconds)
            : null;
    }

    /// <summary>What the service itself says about trying again; null where it says nothing.</summary>
    public static bool? ShouldRetry(HttpResponseMessage response) =>
        bool.TryParse(Value(response, "x-should-retry"), out var value) ? value : null;

    private static string? Value(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.FirstOrDefault()?.Trim() : null;

    private static double? ParseNumber(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value)
            ? value
            : null;

    private static TimeSpan Clamp(double seconds) =>
        TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Longest.TotalSeconds));
}
