namespace LettucePlug.Host.Plugins;

/// <summary>What can be wrong with a plugin. The numbers are documented in docs/writing-a-plugin.md and never reused.</summary>
internal static class PluginCodes
{
    public const string Unreadable = "E01";
    public const string NotJson = "E02";
    public const string NotAnObject = "E03";
    public const string BadField = "E04";
    public const string BadId = "E05";
    public const string Duplicate = "E06";
    public const string BadText = "E07";
    public const string UnknownField = "E08";
    public const string ManifestVersion = "E09";
    public const string BadPath = "E10";
    public const string LeavesFolder = "E11";
    public const string NoSuchFile = "E12";
    public const string Permissions = "E13";
    public const string SdkVersion = "E14";
    public const string Framework = "E15";
    public const string Architecture = "E16";
    public const string SharedFramework = "E17";
    public const string Requires = "E18";
    public const string NotAllowed = "E19";
    public const string ShipsSdk = "E21";
    public const string MissingSdkMember = "E22";
    public const string NotAnAssembly = "E23";
    public const string EntryPoint = "E24";
    public const string MissingDependency = "E25";
    public const string NativeLibrary = "E26";
    public const string NativeNotDeclared = "E27";
    public const string ModuleInitializer = "E28";
    public const string SameAssemblyName = "E29";
    public const string LoadFailed = "E30";
    public const string StartFailed = "E31";
    public const string StartDeadline = "E32";
    public const string NotDeclared = "E33";
    public const string NotRegistered = "E34";
    public const string CallFailed = "E35";
    public const string CallDeadline = "E36";
    public const string BackgroundFault = "E37";
    public const string Quarantined = "E38";
    public const string Disabled = "E39";
    public const string Unknown = "E40";
    public const string StopFailed = "E41";
    public const string ProcessStateChanged = "E42";
    public const string BadPackage = "E43";

    public static PluginState StateAfter(string code) => code switch
    {
        NotAllowed => PluginState.Untrusted,
        Disabled => PluginState.Disabled,
        Quarantined => PluginState.Quarantined,
        _ when string.CompareOrdinal(code, Permissions) <= 0 => PluginState.Invalid,
        _ when string.CompareOrdinal(code, SameAssemblyName) <= 0 => PluginState.Incompatible,
        _ => PluginState.Faulted,
    };
}
