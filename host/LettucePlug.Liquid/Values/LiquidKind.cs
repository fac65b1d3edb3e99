namespace LettucePlug.Liquid;

#pragma warning disable CA1720 // These are the language's own words for its types.

/// <summary>What a <see cref="LiquidValue"/> holds.</summary>
public enum LiquidKind
{
    /// <summary>Nothing: an undefined variable, <c>nil</c> or <c>null</c>.</summary>
    Nil,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A whole number; 64 bits wide, kept as a decimal beyond that.</summary>
    Integer,

    /// <summary>A number with a fraction: a decimal, or a double where a decimal is too narrow.</summary>
    Number,

    /// <summary>Text.</summary>
    String,

    /// <summary>An ordered list, see <see cref="LiquidList"/>.</summary>
    List,

    /// <summary>An ordered map from text to values, see <see cref="LiquidMap"/>.</summary>
    Map,

    /// <summary>A range of whole numbers such as <c>(1..5)</c>, see <see cref="LiquidRange"/>.</summary>
    Range,

    /// <summary>An opaque reference to a picture or another medium, see <see cref="MediaRef"/>.</summary>
    Media,

    /// <summary>The word <c>empty</c>: equal to empty text, lists and maps.</summary>
    Empty,

    /// <summary>The word <c>blank</c>: equal to nil, false, white text, and empty lists and maps.</summary>
    Blank,

    /// <summary>An inline snippet made by the <c>snippet</c> tag; only <c>render</c> can use it.</summary>
    Snippet,
}
