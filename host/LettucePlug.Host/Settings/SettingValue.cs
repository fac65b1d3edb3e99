using System.Text.Json.Serialization;

namespace LettucePlug.Host.Settings;

/// <summary>A setting as it holds now, and where that comes from: <c>default</c>, a file or an environment variable.</summary>
internal sealed record SettingValue
{
    public required string Key { get; init; }

    public required string Value { get; init; }

    public required string Origin { get; init; }

    [JsonIgnore]
    public bool IsDefault => Origin == SettingsStore.DefaultOrigin;
}
