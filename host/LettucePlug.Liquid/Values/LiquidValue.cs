using System.Diagnostics.CodeAnalysis;

namespace LettucePlug.Liquid;

/// <summary>
/// A value of the template language. It is a 16-byte struct: nil, booleans and whole numbers need no heap, text and
/// collections are held by reference. Nothing in here reflects over host types; a host converts with the
/// <c>From</c> methods or derives from <see cref="LiquidMap"/>.
/// </summary>
public readonly partial struct LiquidValue : IEquatable<LiquidValue>
{
    private readonly object? _ref;
    private readonly long _bits;

    private LiquidValue(object? reference, long bits = 0)
    {
        _ref = reference;
        _bits = bits;
    }

    /// <summary>The value of everything that is not defined.</summary>
    public static LiquidValue Nil => default;

    /// <summary>The boolean <c>true</c>.</summary>
    public static LiquidValue True => new(KindTag.Boolean, 1);

    /// <summary>The boolean <c>false</c>.</summary>
    public static LiquidValue False => new(KindTag.Boolean, 0);

    /// <summary>The word <c>empty</c>.</summary>
    public static LiquidValue Empty => new(KindTag.Empty);

    /// <summary>The word <c>blank</c>.</summary>
    public static LiquidValue Blank => new(KindTag.Blank);

    /// <summary>What the value holds.</summary>
    public LiquidKind Kind => _ref switch
    {
        null => LiquidKind.Nil,
        string => LiquidKind.String,
        _ => ((LiquidObject)_ref).Kind,
    };

    /// <summary>Whether there is nothing.</summary>
    public bool IsNil => _ref is null;

    /// <summary>Whether a condition holds for this value: everything does but nil and <c>false</c>.</summary>
    public bool IsTruthy => _ref is not null && (_ref != (object)KindTag.Boolean || _bits != 0);

    /// <summary>Whether this is a number of either kind.</summary>
    public bool IsNumeric => _ref == (object)KindTag.Integer || _ref is BoxedNumber;

    internal BoxedNumber? Boxed => _ref as BoxedNumber;

    /// <summary>The text, when this is a string.</summary>
    /// <param name="text">The text, or null.</param>
    public bool TryGetString([NotNullWhen(true)] out string? text)
    {
        text = _ref as string;
        return text is not null;
    }

    /// <summary>The whole number, when this is one that fits into 64 bits.</summary>
    /// <param name="number">The number, or 0.</param>
    public bool TryGetInteger(out long number)
    {
        number = _bits;
        return _ref == (object)KindTag.Integer;
    }

    /// <summary>The boolean, when this is one.</summary>
    /// <param name="flag">The boolean, or false.</param>
    public bool TryGetBoolean(out bool flag)
    {
        flag = _bits != 0;
        return _ref == (object)KindTag.Boolean;
    }

    /// <summary>The list, when this is one.</summary>
    /// <param name="list">The list, or null.</param>
    public bool TryGetList([NotNullWhen(true)] out LiquidList? list)
    {
        list = _ref as LiquidList;
        return list is not null;
    }

    /// <summary>The map, when this is one.</summary>
    /// <param name="map">The map, or null.</param>
    public bool TryGetMap([NotNullWhen(true)] out LiquidMap? map)
    {
        map = _ref as LiquidMap;
        return map is not null;
    }

    /// <summary>The range, when this is one.</summary>
    /// <param name="range">The range, or null.</param>
    public bool TryGetRange([NotNullWhen(true)] out LiquidRange? range)
    {
        range = _ref as LiquidRange;
        return range is not null;
    }

    /// <summary>The medium, when this is one.</summary>
    /// <param name="media">The medium, or null.</param>
    public bool TryGetMedia([NotNullWhen(true)] out MediaRef? media)
    {
        media = _ref as MediaRef;
        return media is not null;
    }

    /// <summary>The text a template prints for this value inside a filter: numbers, nil as nothing, lists bracketed.</summary>
    public string ToText() => _ref as string ?? ValueText.Of(this);

    /// <inheritdoc cref="ToText"/>
    public override string ToString() => ToText();

    internal T? As<T>()
        where T : class => _ref as T;
}
