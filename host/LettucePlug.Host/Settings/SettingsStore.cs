using System.Globalization;

namespace LettucePlug.Host.Settings;

/// <summary>The settings: environment over file over default.</summary>
internal sealed class SettingsStore(HostPaths paths, TimeProvider time, Func<string, string?> environment)
{
    public const string DefaultOrigin = "default";

    private readonly ConfigFile<SettingsDocument> _file =
        new(paths.SettingsFile, SettingsJson.Default.SettingsDocument, time);

    public IReadOnlyList<SettingValue> List()
    {
        var document = _file.Read();
        return [.. SettingDefinitions.All.Select(setting => Resolve(setting, document))];
    }

    public SettingValue Get(string key) => Resolve(SettingDefinitions.Find(key), _file.Read());

    public string Text(string key) => Get(key).Value;

    public bool Flag(string key) => Get(key).Value == "true";

    public int Number(string key) => int.Parse(Get(key).Value, CultureInfo.InvariantCulture);

    /// <summary>An empty value goes back to the default.</summary>
    public async Task<SettingValue> SetAsync(string key, string value, CancellationToken cancellationToken)
    {
        var setting = SettingDefinitions.Find(key);
        var normalised = value.Trim().Length == 0 ? null : setting.Normalise(value);
        var document = await _file.ChangeAsync(
            current =>
            {
                var values = new SortedDictionary<string, string>(
                    current?.Values ?? [], StringComparer.Ordinal);
                values.Remove(setting.Key);
                if (normalised is not null)
                {
                    values[setting.Key] = normalised;
                }

                return new SettingsDocument { Values = values };
            },
            cancellationToken);
        return Resolve(setting, document);
    }

    private SettingValue Resolve(HostSetting setting, SettingsDocument? document)
    {
        var (value, origin) =
            environment(setting.Variable) is { Length: > 0 } named ? (setting.Normalise(named), setting.Variable)
            : document?.Values.TryGetValue(setting.Key, out var stored) == true
                ? (setting.Normalise(stored), _file.FilePath)
            : (setting.Default, DefaultOrigin);
        return new SettingValue { Key = setting.Key, Value = value, Origin = origin };
    }
}
