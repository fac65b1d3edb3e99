namespace LettucePlug.Host.Plugins;

/// <summary>How far a plugin has come.</summary>
internal enum PluginState
{
    /// <summary>Its manifest or its files break a rule.</summary>
    Invalid,

    /// <summary>It is in order, and not for this host.</summary>
    Incompatible,

    /// <summary>The user has not said yet that its code may run.</summary>
    Untrusted,

    Disabled,

    /// <summary>It will be loaded when something asks for it.</summary>
    Ready,

    Activating,
    Active,

    /// <summary>It failed, and may be tried again after a pause.</summary>
    Faulted,

    /// <summary>It failed too often or ended the program, and stays off until the user says otherwise.</summary>
    Quarantined,

    Stopping,
}
