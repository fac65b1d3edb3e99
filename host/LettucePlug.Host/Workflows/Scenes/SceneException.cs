using LettucePlug.Host.Routing;

namespace LettucePlug.Host.Workflows.Scenes;

/// <summary>A scene image cannot be made, or not be drafted, as things are set.</summary>
internal sealed class SceneException(string code, string message, int exitCode) : LettucePlugException(message)
{
    public override string Code { get; } = code;

    public override int ExitCode { get; } = exitCode;

    public static SceneException Off() =>
        new("scenes-off", "Scene images are switched off.", Host.ExitCode.Usage)
        {
            Hint = "To switch them on: lettuceplug settings set scene.enabled true",
        };

    /// <summary>A scene takes two models; says which one is missing, and that the other is not.</summary>
    public static SceneException Missing(RouteDecision writer, RouteDecision renderer)
    {
        if (writer.Refusal is { } noWriter && renderer.Refusal is { } noRenderer)
        {
            return new(
                "no-scene-models",
                $"A scene takes a model that writes the prompt and one that renders it, and there is neither. "
                + $"{noWriter.Message} {noRenderer.Message}",
                Host.ExitCode.NoRoute)
            {
                Hint = $"{noWriter.Hint} And for the other: {noRenderer.Hint}",
            };
        }

        return writer.Refusal is { } missing
            ? new(
                "no-scene-writer",
                $"The model that writes scene prompts is missing: {missing.Message} "
                + $"The model that renders them is fine: '{renderer.Chosen?.Id}'.",
                Host.ExitCode.NoRoute)
            {
                Hint = $"{missing.Hint} (the setting is {Feature.SceneWriter.SettingKey})",
            }
            : new(
                "no-scene-renderer",
                $"The model that renders scene images is missing: {renderer.Refusal?.Message} "
                + $"The model that writes their prompts is fine: '{writer.Chosen?.Id}'.",
                Host.ExitCode.NoRoute)
            {
                Hint = $"{renderer.Refusal?.Hint} (the setting is {Feature.SceneImage.SettingKey})",
            };
    }
}
