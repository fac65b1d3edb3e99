using System.Globalization;

namespace LettucePlug.Emulators;

/// <summary>Reads faults as people type them, for emulators that are started by hand and for tests of all services alike.</summary>
public static class FaultSwitch
{
    private static readonly Dictionary<string, FaultKind> Kinds = new()
    {
        ["truncated-json"] = FaultKind.TruncatedBody,
        ["truncated-base64"] = FaultKind.TruncatedBase64,
        ["wrong-mime"] = FaultKind.WrongMime,
        ["slow-drip"] = FaultKind.SlowDrip,
        ["never-ending"] = FaultKind.NeverEnding,
        ["cut-stream"] = FaultKind.CutStream,
        ["cut-before-answer"] = FaultKind.CutBeforeAnswer,
        ["silence"] = FaultKind.Silence,
    };

    public static string Help =>
        $"""
        Faults: a status such as 401, 402, 403, 429, 500 or 503, in the service's own shape
                429 wait=2 | wait=1.5 | wait=ms:1500 | wait=date:2 | wait=body:2
                moderation [form=2], no-credit, error-in-success, redirect [to=URL], stalled
                {string.Join(", ", Kinds.Keys)}
        Beside each: path=/end/of/path (only such requests), times=N (1 unless told), or the name of a header and its value.
        """;

    /// <summary>Reads a fault such as <c>429 wait=1.5 path=/images/edits times=2</c>.</summary>
    /// <exception cref="FormatException">There is no such fault, or this service has none such; the message says which.</exception>
    public static Fault Read(string typed, Emulator emulator)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(emulator);
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var options = words.Skip(1).Select(word => word.Split('=', 2)).ToDictionary(
            pair => pair[0], pair => pair.Length == 2 ? pair[1] : throw new FormatException($"'{pair[0]}' has no value: write {pair[0]}=…"));
        var fault = Make(words.FirstOrDefault() ?? "", options, emulator);
        return fault with
        {
            Path = Take(options, "path") ?? fault.Path,
            Times = int.Parse(Take(options, "times") ?? "1", CultureInfo.InvariantCulture),
            Headers = fault.Headers.Concat(options).ToDictionary(),
        };
    }

    private static Fault Make(string name, Dictionary<string, string> options, Emulator emulator)
    {
        var own = emulator.Faults;
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 400 and <= 599)
        {
            return Take(options, "wait") is { } wait ? Waiting(status, wait, own) : Fault.Answer(status);
        }

        switch (name)
        {
            case "moderation":
                var form = int.Parse(Take(options, "form") ?? "1", CultureInfo.InvariantCulture);
                return own.Moderations.ElementAtOrDefault(form - 1)
                    ?? throw new FormatException($"The service has {own.Moderations.Count} forms of moderation.");
            case "no-credit":
                return own.NoCredit ?? Fault.Answer(402);
            case "error-in-success":
                return own.ErrorInSuccess ?? throw new FormatException("The service puts no errors into successes.");
            case "redirect":
                return Fault.To(Take(options, "to") ?? "http://elsewhere.invalid/");
            case "stalled":
                return new Fault { Kind = FaultKind.Stalled, Status = 402 };
            default:
                return Kinds.TryGetValue(name, out var kind) ? Fault.Of(kind) : throw new FormatException($"There is no fault '{name}'.\n{Help}");
        }
    }

    private static Fault Waiting(int status, string wait, ServiceFaults own) => wait.Split(':', 2) switch
    {
        ["ms", var milliseconds] => Fault.Answer(status, null, ("retry-after-ms", milliseconds)),
        ["date", var seconds] => Fault.Answer(
            status, null, ("Retry-After", TimeProvider.System.GetUtcNow().AddSeconds(Number(seconds)).ToString("R", CultureInfo.InvariantCulture))),
        ["body", var seconds] => own.WaitInBody?.Invoke((int)Number(seconds))
            ?? throw new FormatException("The service has no field for it in its body."),
        [var seconds] => Fault.Answer(status, null, ("Retry-After", seconds)),
        _ => throw new FormatException($"'{wait}' is no form of a wait."),
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string? Take(Dictionary<string, string> options, string name) =>
        options.Remove(name, out var value) ? value : null;
}
