//! What a numeral is: a count, or a date, a name and the like.

/// What a numeral is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumeralKind {
    /// A count of something: it should be bound to a figure.
    Count,
    /// No count: a date, a name; the pattern that knows it.
    Structural(Pattern),
}

/// The kinds of numerals that count nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// `2017年`, `12月31日`, `2018-03-20`, `5·15`.
    Date,
    /// `国办发〔2014〕32号`, `第711号`.
    DocumentNumber,
    /// `第三十二条`, `第1次`, `第1至3项`.
    Ordinal,
    /// Inside 《》 or “”.
    Name,
    /// `87556039`, `010-12345678`, behind 电话, 传真, 邮编; a hotline's number.
    Telephone,
    /// `32号1039房间`.
    Address,
    /// `1.`, `（2）` at the head of a line; `附件1`.
    ListNumber,
    /// `9:30`, `15个工作日`, `24小时`, `7×24小时`.
    Time,
    /// Among Latin letters or behind 备案号: an address on the net, `A4`, `GB/T 9704-2012`, `2.0版`.
    Code,
    /// What has to be, not what was: 不少于5条, 100万元以上项目.
    Norm,
    /// What something is made of: 由6部分组成, 1+N.
    Makeup,
    /// Chinese words that are more word than number: 一是, 进一步, 两个文件.
    Word,
}
