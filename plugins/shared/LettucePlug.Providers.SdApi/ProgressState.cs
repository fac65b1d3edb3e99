using System.Text.Json;

namespace LettucePlug.Providers.SdApi;

/// <summary>One answer of the progress route. It speaks of the whole server, not of one request.</summary>
internal sealed record ProgressState
{
    /// <summary>Whether the server names the task it works on, as from 1.8 on.</summary>
    public required bool NamesTasks { get; init; }

    public string? Task { get; init; }

    public int Step { get; init; }

    public int Total { get; init; }

    public int Picture { get; init; }

    public int Pictures { get; init; }

    public double SecondsLeft { get; init; }

    public bool WasInterrupted { get; init; }

    public bool IsBusy => Task is not null || Pictures > 0;

    public static ProgressState Read(JsonElement root)
    {
        var state = root.Field("state") ?? root;
        var steps = state.Whole("sampling_steps");
        var pictures = Math.Max(0, state.Whole("job_count"));
        var picture = Math.Max(0, state.Whole("job_no"));
        var fraction = Math.Clamp(root.Number("progress") ?? 0, 0, 1);
        var total = steps > 0 ? steps * Math.Max(1, pictures) : 100;
        var step = steps > 0 ? (picture * steps) + state.Whole("sampling_step") : (int)(fraction * 100);
        return new()
        {
            NamesTasks = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("current_task", out _),
            Task = root.Text("current_task"),
            Step = Math.Clamp(step, 0, total),
            Total = total,
            Picture = picture,
            Pictures = pictures,
            SecondsLeft = root.Number("eta_relative") ?? 0,
            WasInterrupted = state.Field("interrupted") is { ValueKind: JsonValueKind.True },
        };
    }

    /// <summary>Whether the server works on that task; a server that names none is believed to.</summary>
    public bool IsOf(string taskId) => NamesTasks ? Task == taskId : IsBusy;
}
